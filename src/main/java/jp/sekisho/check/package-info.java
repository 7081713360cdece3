/// The check (突合): one record against the registry's answer, and the pure decision that follows.
///
/// Sees `policy`, `matching`, `person` and the port of `registry`; no framework, no logging, no clock of its own. A
/// `PASS` is built in one place, [jp.sekisho.check.Decider].
@NullMarked
package jp.sekisho.check;

import org.jspecify.annotations.NullMarked;
