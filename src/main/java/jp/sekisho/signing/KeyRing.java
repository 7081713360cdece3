package jp.sekisho.signing;

import java.util.ArrayList;
import java.util.List;

/// The gate's keys at one time: the current one signs, all verify. Immutable; rotation puts another ring in its place.
///
/// To rotate, publish the next key, wait until every verifier has read it, make it the current one, and keep the last
/// one until its tokens have expired.
///
/// @param nextAndLast published beside the current key, so that tokens verify before and after a rotation
public record KeyRing(SigningKey current, List<VerificationKey> nextAndLast) {
    public KeyRing {
        nextAndLast = List.copyOf(nextAndLast);
    }

    /// Current, next and last.
    public KeySet keySet() {
        List<VerificationKey> keys = new ArrayList<>(nextAndLast);
        keys.addFirst(current.verificationKey());
        return new KeySet(keys);
    }

    /// Name of the provider that signs, to be told when the service starts: the JDK's is some fifty times slower.
    public static String signatureProvider() {
        return Ed25519.provider();
    }
}
