/// The attestation (照合済証明): the signed proof that one record passed, bound to that record, to the procedure and to
/// where the record goes. Drafts, the signer, the signed types, the verifier that the sending side uses too, and the
/// keys. `openapi/attestation/README.md` describes the format for other languages.
///
/// Sees the JDK alone, no other room either, so that a sending system can take this package as it is. There is one
/// signature algorithm and no registry of algorithms.
@NullMarked
package jp.sekisho.attestation;

import org.jspecify.annotations.NullMarked;
