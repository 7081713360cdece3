package jp.sekisho.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.params.provider.ValueSource;

/// Any text is the JSON of tokens and key sets, or it is refused. How to search for more: package `jp.sekisho.fuzz`.
class FlatJsonFuzzTest {
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\":1}",
                "{\"keys\":[{\"a\":true}]}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":00}",
                "[1]"
            })
    @FuzzTest
    void readsAnyJsonOrRefusesIt(@NotNull String json) {
        FlatJson.object(json)
                .ifPresent(members ->
                        assertThat(FlatJson.object(FlatJson.write(members))).contains(members));
        FlatJson.keys(json).ifPresent(keys -> assertThat(keys).isNotEmpty());
        KeySet.parse(json)
                .ifPresent(keys -> assertThat(KeySet.parse(keys.jwks())).isPresent());
    }
}
