package jp.sekisho.command;

import java.util.concurrent.Callable;
import jp.sekisho.matching.address.Explanation;
import jp.sekisho.person.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows how an address is taken apart before it is compared.
@Command(
        name = "explain",
        description = {
            "Shows the parts in which an address is compared, and why each ends where it does.",
            "For synthetic data only: it prints the address, and a command line may be kept by the shell."
        },
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADDRESS", description = "The address, such as 長野県長野市青葉町1丁目2番3号.")
    private String text = "";

    @Option(names = "--building", paramLabel = "TEXT", description = "The building, where it has a field of its own.")
    private String building = "";

    @Option(names = "--code", paramLabel = "CODE", description = "The municipality's code of six digits.")
    private String code = "";

    @Override
    public Integer call() {
        for (Explanation.Line line : Explanation.of(new Address(code, text, building))) {
            IO.println(line.part() + (line.text().isEmpty() ? "" : " " + line.text()) + ": " + line.reason());
        }
        return 0;
    }
}
