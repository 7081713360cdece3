/// The audit trail (監査証跡): one line a decision, written before the decision is answered, and one for each work list
/// before it has its name. Each line holds the SHA-256 of the line before it, and the head of that chain is signed,
/// so that a change afterwards shows.
///
/// What a line may hold is the list of [jp.sekisho.audit.TrailEntry], whose types take ids, codes and times and nothing
/// else: no person's value, no Individual Number, no hash of one.
///
/// Sees the check's codes and the attestation's signer, and beside them the JDK alone: how a line is written must be
/// readable without a framework.
@NullMarked
package jp.sekisho.audit;

import org.jspecify.annotations.NullMarked;
