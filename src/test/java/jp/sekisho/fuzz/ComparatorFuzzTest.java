package jp.sekisho.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.address.AddressComparator;
import jp.sekisho.matching.name.KanaNameComparator;
import jp.sekisho.matching.name.KanjiNameComparator;
import jp.sekisho.matching.name.RomanNameComparator;
import jp.sekisho.person.Address;
import org.junit.jupiter.params.provider.CsvSource;

/// The laws of comparing, for any two texts: an outcome that the comparator can have, the same from either side; a text
/// agrees with itself or cannot be compared; and what is masked anywhere agrees with nothing.
class ComparatorFuzzTest {
    private static final Set<Outcome> OUTCOMES = EnumSet.of(
            Outcome.EXACT,
            Outcome.EQUIVALENT,
            Outcome.VARIANT,
            Outcome.PARTIAL,
            Outcome.MISMATCH,
            Outcome.NOT_COMPARABLE,
            Outcome.ABSENT_IN_RECORD,
            Outcome.ABSENT_IN_REGISTRY);

    @CsvSource({"'',小林　健一,0", "小林　健一,小林健一,2", "髙橋　邉,高橋　辺,1", "佐々木,佐佐木,3", "葛󠄀城,葛城,2", "不詳,不詳,0", "𠮷田,吉田,1", "か゛,が,1"})
    @FuzzTest
    void comparesAnyTwoNamesAsWritten(@NotNull String record, @NotNull String registry, int at) {
        names(record, registry, at, KanjiNameComparator::compare);
    }

    @CsvSource({"ｺﾊﾞﾔｼ ｹﾝｲﾁ,コバヤシ　ケンイチ,3", "キヨウコ,キョウコ,1", "オオノ,オーノ,1", "いすゞ,イスズ,2", "ヰヱヲ,イエオ,0", "カ゛゛,ガ,1", "ー,−,0"})
    @FuzzTest
    void comparesAnyTwoReadings(@NotNull String record, @NotNull String registry, int at) {
        names(record, registry, at, KanaNameComparator::compare);
    }

    @CsvSource({
        "JOSÉ MARIA,JOSE MARIA,1",
        "JEAN-PAUL,JEANPAUL,4",
        "NGUYEN VAN A,VAN A NGUYEN,0",
        "O'NEIL,O’NEIL,1",
        "MÜLLER,MUELLER,1"
    })
    @FuzzTest
    void comparesAnyTwoLatinNames(@NotNull String record, @NotNull String registry, int at) {
        names(record, registry, at, RomanNameComparator::compare);
    }

    @CsvSource({
        "長野県長野市大字鶴賀緑町1613番地,'',長野市鶴賀緑町1613,'',3",
        "東京都千代田区一丁目2番3号,霞ビル401号室,千代田区1-2-3,霞ビル401,5",
        "〒380-8570 長野市南長野字幅下692-2,'',長野市南長野幅下六九二の二,'',0",
        "北海道札幌市中央区北1条西2丁目,'',札幌市中央区北一条西二丁目,'',1",
        "京都市中京区寺町通御池上る上本能寺前町488,'',京都市中京区上本能寺前町488,'',2",
        "松本市丸の内3番地ロ,'',松本市丸ノ内3番地ろ,'',4"
    })
    @FuzzTest
    void comparesAnyTwoAddresses(
            @NotNull String record,
            @NotNull String recordBuilding,
            @NotNull String registry,
            @NotNull String registryBuilding,
            int at) {
        Address a = new Address("", record, recordBuilding);
        Address b = new Address("", registry, registryBuilding);
        Address decomposed = new Address("", decomposed(record), decomposed(recordBuilding));
        holdsTheLaws(a, b, decomposed, AddressComparator::compare);
        acceptsNothing(new Address("", maskedAt(record, at), recordBuilding), b, AddressComparator::compare);
        agreesOnLess(new Address("", record, maskedAt(recordBuilding, at)), b);
    }

    /// A building that nobody can read is one that differs: the rest may tell enough, the whole never agrees.
    private static void agreesOnLess(Address masked, Address registry) {
        assertThat(AddressComparator.compare(masked, registry).outcome())
                .isNotIn(Outcome.EXACT, Outcome.EQUIVALENT, Outcome.VARIANT);
        assertThat(AddressComparator.compare(masked, masked).outcome())
                .isNotIn(Outcome.EXACT, Outcome.EQUIVALENT, Outcome.VARIANT);
    }

    private static void names(
            String record, String registry, int at, BiFunction<String, String, Comparison> comparator) {
        holdsTheLaws(record, registry, decomposed(record), comparator);
        acceptsNothing(maskedAt(record, at), registry, comparator);
    }

    private static <T> void holdsTheLaws(T record, T registry, T decomposed, BiFunction<T, T, Comparison> comparator) {
        Comparison comparison = comparator.apply(record, registry);
        assertThat(OUTCOMES).contains(comparison.outcome());

        Comparison mirrored = comparator.apply(registry, record);
        boolean bothAbsent = comparison.outcome() == mirrored.outcome();
        assertThat(mirror(mirrored.outcome(), bothAbsent)).isEqualTo(comparison.outcome());
        assertThat(mirrored.rules()).isEqualTo(comparison.rules());

        Comparison itself = comparator.apply(record, record);
        assertThat(itself.outcome()).isIn(Outcome.EXACT, Outcome.NOT_COMPARABLE, Outcome.ABSENT_IN_RECORD);
        assertThat(comparator.apply(record, decomposed).accepts()).isEqualTo(itself.accepts());
    }

    private static <T> void acceptsNothing(T masked, T registry, BiFunction<T, T, Comparison> comparator) {
        assertThat(comparator.apply(masked, registry).accepts()).isFalse();
        assertThat(comparator.apply(masked, masked).accepts()).isFalse();
    }

    /// Two empty sides are absent in the record, from whichever side they are seen.
    private static Outcome mirror(Outcome outcome, boolean bothAbsent) {
        return switch (outcome) {
            case ABSENT_IN_RECORD -> bothAbsent ? outcome : Outcome.ABSENT_IN_REGISTRY;
            case ABSENT_IN_REGISTRY -> Outcome.ABSENT_IN_RECORD;
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL, PARTIAL, MISMATCH, NOT_COMPARABLE, NOT_REQUIRED -> outcome;
        };
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String maskedAt(String text, int at) {
        int split = Math.floorMod(at, text.length() + 1);
        return text.substring(0, split) + "●" + text.substring(split);
    }
}
