package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import jp.sekisho.signing.Sha256;

/// The answer to an inspection or a reconciliation, read once from its first line to its last.
///
/// @param trailer the last line, without its line break; empty where it is no text
/// @param results of all lines before it, line breaks included
public record AnsweredReport(String trailer, Sha256 results) {

    /// Keeps one line at a time.
    public static AnsweredReport read(InputStream answer) throws IOException {
        MessageDigest results = Sha256.digest();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        byte[] chunk = new byte[1 << 16];
        for (int length = answer.read(chunk); length > 0; length = answer.read(chunk)) {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (ended) {
                    results.update(line.toByteArray());
                    line.reset();
                }
                ended = chunk[i] == '\n';
                if (ended) {
                    line.write(chunk, start, i + 1 - start);
                    start = i + 1;
                }
            }
            line.write(chunk, start, length - start);
        }
        byte[] last = line.toByteArray();
        return new AnsweredReport(text(ended ? Arrays.copyOf(last, last.length - 1) : last), Sha256.of(results));
    }

    /// Bytes that are no UTF-8 would all become one character.
    private static String text(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), bytes) ? text : "";
    }
}
