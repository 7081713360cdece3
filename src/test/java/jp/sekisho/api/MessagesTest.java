package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sekisho.api.inspection.InspectionText;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.reconciliation.ReconciliationText;
import jp.sekisho.api.stream.ReportText;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.inspection.LinkError;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Shape;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.release.ReleaseRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyCodeHasItsTextAndNoTextIsLeftOver(String language) throws IOException {
        Properties texts = new Properties();
        texts.load(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/messages/" + language + ".properties")),
                StandardCharsets.UTF_8));
        Set<String> expected = new TreeSet<>();
        Stream.of(ProblemType.values()).forEach(code -> expected.add("problem." + code));
        Stream.of(ViolationCode.values()).forEach(code -> expected.add("violation." + code));
        Stream.of(ReasonCode.values()).forEach(code -> expected.add("reason." + code));
        Stream.of(CoarseReason.values()).forEach(code -> expected.add("coarse." + code));
        Stream.of(Rule.values()).forEach(code -> expected.add("rule." + code));
        Stream.of(Shape.values()).forEach(code -> expected.add("shape." + code));
        Stream.of(Diagnosis.values()).forEach(code -> expected.add("diagnosis." + code));
        Stream.of(LinkError.values()).forEach(code -> expected.add("linkError." + code));
        Stream.of(ReleaseCode.values()).forEach(code -> expected.add("releaseCode." + code));
        Stream.of(ReleaseRefusal.values()).forEach(code -> expected.add("releaseRefusal." + code));
        Stream.of(Verdict.values()).forEach(code -> expected.add("verdict." + code));
        Stream.of(ReconciliationText.values()).forEach(code -> expected.add("reconciliation." + code));
        Stream.of(InspectionText.values()).forEach(code -> expected.add("inspection." + code));
        Stream.of(ReportText.values()).forEach(code -> expected.add("report." + code));
        assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(expected);
        assertThat(Arrays.asList(texts.values().toArray())).noneMatch(text -> ((String) text).isBlank());
    }
}
