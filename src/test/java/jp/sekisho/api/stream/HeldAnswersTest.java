package jp.sekisho.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {
    private static final String PASSED = "{\"line\":1,\"decision\":\"PASS\"}\n";
    private static final String BLOCKED = "{\"line\":2,\"decision\":\"BLOCK\"}\n";
    private static final String TRAILER = "{\"trailer\":{}}";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void sendsNothingBeforeTheAnswerIsWholeAndThenAllThatSomebodyMustLookAt() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        HeldAnswers.of(out -> {
                    out.write(bytes(PASSED + BLOCKED + PASSED));
                    out.write(bytes(PASSED));
                    out.write(bytes(BLOCKED + BLOCKED));
                    assertThat(sent.size()).isZero();
                    out.write(bytes(TRAILER));
                    out.write('\n');
                })
                .write(sent);
        assertThat(sent).hasToString(BLOCKED + BLOCKED + BLOCKED + TRAILER + "\n");
    }
}
