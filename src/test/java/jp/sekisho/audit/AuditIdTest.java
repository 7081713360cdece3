package jp.sekisho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"clerk-7", "a", "A.B_c-9", "20261123", "12345678901", "1234-5678-901"})
    void takesAnOperatorsId(String id) {
        assertThat(AuditId.operator(id)).contains(new AuditId(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "小林",
                "a b",
                "a,b",
                "a\"b",
                "a\nb",
                "１２３４５６７８９０１２",
                "609407454590",
                "x609407454590",
                "6094-0745-4590",
                "6094.0745_4590",
                "6-0-9-4-0-7-4-5-4-5-9-0",
                "6094074545901",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesWhatMayBeAPersonsOrANumber(String id) {
        assertThat(AuditId.operator(id)).isEmpty();
    }

    /// Which one UUID in three hundred does.
    @Test
    void anIdMayHoldTwelveDigitsInARow() {
        assertThat(new AuditId("01a209df-ff57-75f9-87f4-609407454590").text()).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "小林", "a b", "609407454590", "a\"b"})
    void noIdHoldsAnythingElseAndTheRefusalDoesNotSayWhat(String id) {
        assertThatThrownBy(() -> new AuditId(id))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("小林", "609407454590");
    }
}
