package jp.sekisho.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

/// An extract that production takes.
final class Extracts {
    private Extracts() {}

    /// The synthetic people under a header that does not say so.
    static Path write(Path folder) throws IOException {
        try (InputStream people =
                Objects.requireNonNull(Extracts.class.getResourceAsStream("/synthetic/residents.ndjson"))) {
            String text = new String(people.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("\"asOf\":\"[^\"]+\"", "\"asOf\":\"" + OffsetDateTime.now(ZoneOffset.UTC) + "\"")
                    .replaceFirst("\"source\":\"synthetic\"", "\"source\":\"production test\"");
            return Files.writeString(folder.resolve("extract.ndjson"), text);
        }
    }
}
