package jp.sekisho.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.synthetic.attack.OtherDwelling;
import jp.sekisho.synthetic.attack.Person;
import jp.sekisho.synthetic.attack.WrongLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tries wrong links and pairs of different dwellings on the gate.
@Command(
        name = "attack",
        description = {
            "Makes wrong links of every kind, and pairs of different dwellings, all of synthetic people, tries each on",
            "the gate under the default policy, and prints a table: the kind, how many were tried, how many passed, and",
            "by what. Ends with 1 if any passes that is not taken on purpose; the kinds that are stand apart. Then rewrites",
            "good records as business systems write them, and prints how many are blocked, by the way of writing."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class AttackCommand implements Callable<Integer> {
    @Option(
            names = "--count",
            description = "Number of wrong links, and of pairs of dwellings.",
            defaultValue = "1000000")
    private int count;

    @Option(names = "--seed", description = "The same seed makes the same attempts.", defaultValue = "20261127")
    private long seed;

    @Option(names = "--good", description = "Number of rewritings of good records.", defaultValue = "200000")
    private int good;

    @Override
    public Integer call() {
        IO.println("seed " + seed);
        boolean held = print("wrong links", new Attacks().run(List.of(WrongLink.values()), count, seed));
        held &= print("different dwellings", new Attacks().run(List.of(OtherDwelling.values()), count, seed));
        printGood();
        return held ? 0 : 1;
    }

    private static boolean print(String title, List<Attacks.Count> counts) {
        IO.println("");
        IO.println(String.format(Locale.ROOT, "%-48s %9s %9s  %s", title, "tried", "passed", "by"));
        counts.stream().filter(it -> !it.attack.isTaken()).forEach(AttackCommand::print);
        IO.println("taken on purpose:");
        counts.stream().filter(it -> it.attack.isTaken()).forEach(AttackCommand::print);
        int tried = counts.stream().mapToInt(it -> it.tried).sum();
        int wrong = counts.stream().mapToInt(it -> it.wrong).sum();
        IO.println(String.format(Locale.ROOT, "%d tried, %d passed that must not", tried, wrong));
        return wrong == 0;
    }

    private void printGood() {
        IO.println("");
        IO.println(String.format(Locale.ROOT, "%-48s %9s %9s  %s", "good records", "tried", "blocked", "for"));
        List<GoodRecords.Count> counts = new GoodRecords(seed).run(good);
        for (GoodRecords.Count count : counts) {
            IO.println(String.format(
                    Locale.ROOT, "%-48s %9d %9d  %s", count.name, count.tried, count.blocked, most(count.reasons)));
        }
        int tried = counts.stream().mapToInt(it -> it.tried).sum();
        int blocked = counts.stream().mapToInt(it -> it.blocked).sum();
        IO.println(String.format(Locale.ROOT, "%d tried, %d blocked", tried, blocked));
    }

    private static String most(Map<String, Integer> ways) {
        return ways.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static void print(Attacks.Count count) {
        IO.println(String.format(
                Locale.ROOT, "%-48s %9d %9d  %s", count.attack.name(), count.tried, count.passed, most(count.passes)));
        count.examples.forEach(it -> IO.println("    " + shown(it.record()) + " for " + shown(it.owner())));
    }

    /// All people here are synthetic.
    private static String shown(Person person) {
        return String.join(
                " ",
                person.name().kanji(),
                person.name().kana(),
                person.birthDate().toString(),
                person.address().text(),
                person.address().building());
    }
}
