/// What the gate signs: the attestation (照合済証明), the proof that one record passed, bound to that record, to the
/// procedure and to where the record goes; the release and its proposal; a report's trailer; the head of an audit
/// trail. Drafts, the signer, the signed types, and the verifier that the sending side uses too.
/// `openapi/attestation/README.md` describes the format for other languages.
///
/// Sees the room `signing` and the JDK, so that a sending system can take the two as they are, as a jar of their own.
@NullMarked
package jp.sekisho.attestation;

import org.jspecify.annotations.NullMarked;
