/// The snapshot file: an extract of the registry as NDJSON, its header, its lines, a resident's strict JSON and as
/// bytes, and why a file is refused.
///
/// What the adapters share, so that none of them sees another: `SnapshotFile` reads a file for the embedded adapter and
/// for the load of the PostgreSQL one, `ResidentJson` the same objects in a gateway's answer, `CompactResident` is how
/// a resident lies in memory and, sealed, in the database. Sees the port and Jackson's streaming parser; knows no
/// Quarkus and logs nothing.
@NullMarked
package jp.sekisho.registry.extract;

import org.jspecify.annotations.NullMarked;
