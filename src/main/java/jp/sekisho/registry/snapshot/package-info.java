/// The embedded adapter: a resident snapshot is read once and answered from memory.
///
/// `ResidentIndex` keeps the residents in little room; `ReloadingSnapshot` takes a newer file over. Sees the port and
/// `registry.extract`; knows no Quarkus and logs nothing.
@NullMarked
package jp.sekisho.registry.snapshot;

import org.jspecify.annotations.NullMarked;
