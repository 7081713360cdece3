/// The embedded adapter: a resident snapshot, an extract of the registry as NDJSON, is read once and answered from
/// memory.
///
/// `SnapshotFile` reads the file strictly and is open to any other adapter that loads one, as is the strict reader of a
/// resident's JSON; `ReloadingSnapshot` takes a newer file over. The rest is this adapter's own. Sees the port and
/// Jackson's streaming parser; knows no Quarkus and logs nothing.
@NullMarked
package jp.sekisho.registry.snapshot;

import org.jspecify.annotations.NullMarked;
