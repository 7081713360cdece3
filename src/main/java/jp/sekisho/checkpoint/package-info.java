/// The one door: a record that is submitted is decided, its PASS attested where that is due, and all of it written
/// down; only then there is an answer. An [jp.sekisho.checkpoint.Answer] is made here alone, by
/// [jp.sekisho.checkpoint.Checkpoint], whatever asked for it: a check, a line of an inspection, a step of a release, or
/// the canary's trial.
///
/// Sees `check`, `attestation`, `audit` and what these stand on; no framework, no wire, no logging.
@NullMarked
package jp.sekisho.checkpoint;

import org.jspecify.annotations.NullMarked;
