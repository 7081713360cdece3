package jp.sekisho.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/// Whose a certificate is. What deploy/README.md says of how subjects are compared.
class CallersTest {
    private static final Caller WELFARE =
            new Caller("welfare", Set.of(), Set.of(), Set.of(), Caller.Detail.COARSE, "welfare", Quota.UNLIMITED);
    private static final Callers CALLERS =
            new Callers(Map.of(new X500Principal("CN=welfare-system,O=Example Prefecture,C=JP"), WELFARE), Map.of());

    private static boolean is(String subject) {
        return CALLERS.withCertificate(new X500Principal(subject)).isPresent();
    }

    @Test
    void caseSpacesAndWidthDoNotTellSubjectsApart() {
        assertThat(is("CN=welfare-system,O=Example Prefecture,C=JP")).isTrue();
        assertThat(is("cn=WELFARE-SYSTEM, o=example   prefecture , c=jp")).isTrue();
        assertThat(is("CN=ｗｅｌｆａｒｅ-system,O=Example Prefecture,C=JP")).isTrue();
    }

    @Test
    void everyPartAndItsPlaceDo() {
        assertThat(is("CN=welfare-system")).isFalse();
        assertThat(is("C=JP,O=Example Prefecture,CN=welfare-system")).isFalse();
        assertThat(is("CN=welfare-system,OU=x,O=Example Prefecture,C=JP")).isFalse();
        assertThat(is("CN=welfare-system+OU=x,O=Example Prefecture,C=JP")).isFalse();
        assertThat(is("CN=welfare‐system,O=Example Prefecture,C=JP")).isFalse();
    }
}
