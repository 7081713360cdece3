/// How the gate signs, whatever it is that it says: keys and the files they come from, the key set that it publishes,
/// compact JWS with one algorithm, and the tree by which many tokens share one signature.
///
/// Knows no domain: the JDK alone, no other room. What a signature says is the business of the room `attestation`.
@NullMarked
package jp.sekisho.signing;

import org.jspecify.annotations.NullMarked;
