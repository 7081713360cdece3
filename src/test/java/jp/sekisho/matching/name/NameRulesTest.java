package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.name.NamePairs.Pair;
import org.junit.jupiter.api.Test;

/// Not only whether two names agree but by which rules, from either side: the notes of a reply name them.
class NameRulesTest {
    @Test
    void tellsEveryRuleAndNoOther() {
        assertThat(NamePairs.read("/matching/name-rules.tsv")).isNotEmpty().allSatisfy(pair -> {
            assertThat(said(pair.compare())).isEqualTo(wanted(pair));
            assertThat(said(pair.compareSwapped())).as("the other way round").isEqualTo(wanted(pair));
        });
    }

    private static Set<String> wanted(Pair pair) {
        return Stream.concat(Stream.of(pair.wanted()), Stream.of(pair.reason().split(" ")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> said(Comparison comparison) {
        return Stream.concat(
                        Stream.of(comparison.outcome().name()),
                        comparison.rules().stream().map(Rule::name))
                .collect(Collectors.toSet());
    }
}
