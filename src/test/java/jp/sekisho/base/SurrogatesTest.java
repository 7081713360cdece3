package jp.sekisho.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\uD842\uDFB7", "\uD842\uDFB7野家", "野\uD842\uDFB7\uD842\uDFB7"})
    void pairsAreCharacters(String text) {
        assertThat(Surrogates.areUnpairedIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD842", "\uDFB7", "\uDFB7\uD842", "\uD842野", "\uD842\uD842\uDFB7", "\uD842\uDFB7\uDFB7"})
    void halvesAreNone(String text) {
        assertThat(Surrogates.areUnpairedIn(text)).isTrue();
    }
}
