package jp.sekisho.attestation;

import java.util.Optional;
import jp.sekisho.signing.FlatJson;

/// One of the two who release a record.
///
/// @param caller the authenticated system that the person works at
/// @param person an opaque id of the staff directory, as that system gives it; without `/`
public record Releaser(String caller, String person) {
    public Releaser {
        FlatJson.requireText("caller", caller);
        FlatJson.requireText("person", person);
        if (person.indexOf('/') >= 0) {
            throw new IllegalArgumentException("person must not hold a slash");
        }
    }

    String claim() {
        return caller + "/" + person;
    }

    static Optional<Releaser> ofClaim(String claim) {
        int slash = claim.lastIndexOf('/');
        return slash > 0 && slash < claim.length() - 1
                ? Optional.of(new Releaser(claim.substring(0, slash), claim.substring(slash + 1)))
                : Optional.empty();
    }
}
