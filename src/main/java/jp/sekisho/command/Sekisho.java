package jp.sekisho.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts the service, or runs a command: `java -jar target/quarkus-app/quarkus-run.jar [command]`.
@QuarkusMain
@Command(
        name = "sekisho",
        mixinStandardHelpOptions = true,
        description = "Without a command: the service.",
        subcommands = {
            SynthesizeCommand.class,
            AttackCommand.class,
            CheckExtractCommand.class,
            ChangesCommand.class,
            ConvertCommand.class,
            ConformanceCommand.class,
            LoadRegistryCommand.class,
            VerifyAuditCommand.class,
            ExplainCommand.class,
            VerifyAttestationCommand.class,
            VerifyReportCommand.class,
            WorkListCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Sekisho {
    Sekisho() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run();
        } else {
            System.exit(new CommandLine(new Sekisho()).execute(arguments));
        }
    }
}
