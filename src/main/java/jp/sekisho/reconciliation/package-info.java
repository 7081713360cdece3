/// The reconciliation: what was registered against what was attested. Judges each registration at the time it was made,
/// and counts the report. What a line says and how an answer is written is the `api`'s business. Sees `policy` and
/// `attestation`.
///
/// Everything here lives as long as its stream, in bounded memory.
@NullMarked
package jp.sekisho.reconciliation;

import org.jspecify.annotations.NullMarked;
