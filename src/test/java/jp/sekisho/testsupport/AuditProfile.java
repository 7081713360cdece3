package jp.sekisho.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/// The service with an audit trail in a directory of its own.
public class AuditProfile implements QuarkusTestProfile {
    /// A property, since the tests and the profile are loaded by two class loaders.
    private static final String FOLDER = "test.sekisho.audit";

    public static Path directory() {
        return Path.of(System.getProperty(FOLDER));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Path directory = Scratch.folder().resolve("audit");
        System.setProperty(FOLDER, directory.toString());
        return Map.of("sekisho.audit.directory", directory.toString());
    }
}
