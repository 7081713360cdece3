package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.testsupport.Contract;
import jp.sekisho.testsupport.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The contract keeps the rules that the usual linters recommend, their warnings included. No rule is left out
/// (openapi/rules). Skipped where there is no Node.js.
class ContractRulesIT {
    private static Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        folder = Tool.packages(
                "rules",
                Path.of("openapi/rules"),
                "package.json",
                "package-lock.json",
                ".npmrc",
                "redocly.yaml",
                "spectral.yaml");
    }

    @Test
    void keepsTheRulesThatRedoclyRecommends() throws IOException, InterruptedException {
        Tool.Run run = lint("@redocly/cli/bin/cli.js", "lint", "--config", "redocly.yaml");
        assertThat(run.exit()).as(run.printed()).isZero();
        // It ends with 0 after warnings, and counts them.
        assertThat(run.printed()).contains("is valid").doesNotContain("warning");
    }

    @Test
    void keepsTheRulesThatSpectralRecommends() throws IOException, InterruptedException {
        Tool.Run run = lint(
                "@stoplight/spectral-cli/dist/index.js", "lint", "--ruleset", "spectral.yaml", "--fail-severity=hint");
        assertThat(run.exit()).as(run.printed()).isZero();
    }

    private static Tool.Run lint(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "node_modules/" + program));
        command.addAll(List.of(arguments));
        command.add(Contract.FILE.toAbsolutePath().toString());
        return Tool.run(
                folder,
                Map.of("NODE_NO_WARNINGS", "1", "REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
                command);
    }
}
