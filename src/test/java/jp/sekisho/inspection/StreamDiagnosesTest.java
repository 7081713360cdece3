package jp.sekisho.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.person.IndividualNumber;
import org.junit.jupiter.api.Test;

/// What only a whole stream shows.
class StreamDiagnosesTest {
    private static Report report(List<BusinessRecord> records) {
        return People.inspected(records).report(Optional.empty());
    }

    private static List<StreamFinding> findings(List<BusinessRecord> records, Diagnosis diagnosis) {
        return report(records).findings().stream()
                .filter(finding -> finding.diagnosis() == diagnosis)
                .toList();
    }

    @Test
    void findsNothingAmongRightRecords() {
        Report report = report(People.records(1_000));
        assertThat(report.total().passed()).isEqualTo(1_000);
        assertThat(report.findings()).isEmpty();
        assertThat(report.diagnoses()).isEmpty();
    }

    @Test
    void relatesTwoRecordsThatSwappedTheirNumbersHoweverFarApart() {
        List<BusinessRecord> records = new ArrayList<>(People.records(1_000));
        records.set(10, People.withNumberOf(10, 900));
        records.set(900, People.withNumberOf(900, 10));
        assertThat(findings(records, Diagnosis.SWAP_SUSPECTED_BATCH))
                .containsExactly(new StreamFinding(Diagnosis.SWAP_SUSPECTED_BATCH, List.of(11L, 901L), 0));
        assertThat(report(records).findings()).hasSize(1);
    }

    @Test
    void relatesARingOfThree() {
        List<BusinessRecord> records = new ArrayList<>(People.records(1_000));
        records.set(10, People.withNumberOf(10, 500));
        records.set(500, People.withNumberOf(500, 900));
        records.set(900, People.withNumberOf(900, 10));
        assertThat(findings(records, Diagnosis.SWAP_SUSPECTED_BATCH))
                .extracting(StreamFinding::lines)
                .containsExactly(List.of(11L, 501L), List.of(11L, 901L), List.of(501L, 901L));
    }

    @Test
    void findsANumberThatStandsOnItsOwnersRecordAndOnAnothers() {
        List<BusinessRecord> records = new ArrayList<>(People.records(1_000));
        records.set(700, People.withNumberOf(700, 20));
        assertThat(findings(records, Diagnosis.NUMBER_REUSED))
                .containsExactly(new StreamFinding(Diagnosis.NUMBER_REUSED, List.of(21L, 701L), 0));
    }

    @Test
    void doesNotCallTheSamePersonOnRecordsOfTwoProceduresAReuse() {
        List<BusinessRecord> records = new ArrayList<>(People.records(100));
        BusinessRecord first = People.record(5);
        records.add(new BusinessRecord(People.ANOTHER, first.subject(), first.numberOnForm()));
        assertThat(report(records).findings()).isEmpty();
    }

    /// What became known of one city: a number was joined to the shared address record of another person of the same
    /// name, so that each record agreed with the registry, and one person's record was shown to the other.
    @Test
    void findsANumberThatWasJoinedToAnothersAddressRecordThoughBothRecordsPass() {
        List<BusinessRecord> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            records.add(under("key-" + i, People.record(i)));
        }
        records.set(700, under("key-20", People.record(700)));
        Report report = report(records);
        assertThat(report.total().passed()).isEqualTo(1_000);
        assertThat(report.findings()).containsExactly(new StreamFinding(Diagnosis.KEY_REUSED, List.of(21L, 701L), 0));
        assertThat(report.boundReached()).isEmpty();
    }

    @Test
    void findsOneNumberUnderTwoKeys() {
        List<BusinessRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(under("key-" + i, People.record(i)));
        }
        records.add(under("key-200", People.record(5)));
        assertThat(report(records).findings())
                .containsExactly(new StreamFinding(Diagnosis.NUMBER_ON_TWO_KEYS, List.of(6L, 101L), 0));
    }

    @Test
    void holdsNoKeysOfDifferentDestinationsOrKindsAgainstEachOther() {
        assertThat(report(List.of(
                                under("key-1", People.record(1)),
                                with(People.record(2), "pmh", DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER, "key-1"),
                                with(
                                        People.record(3),
                                        DestinationKey.INTERMEDIATE_SERVER,
                                        DestinationKeyKind.OTHER,
                                        "key-1"),
                                with(People.record(1), "pmh", DestinationKeyKind.OTHER, "key-9")))
                        .findings())
                .isEmpty();
    }

    @Test
    void theSameRecordTwiceSharesNothing() {
        assertThat(report(List.of(under("key-1", People.record(1)), under("key-1", People.record(1))))
                        .findings())
                .isEmpty();
    }

    @Test
    void saysWhenItForgotWhatItHadSeen() {
        SharedKeys keys = new SharedKeys(_ -> {});
        IndividualNumber number = (IndividualNumber) People.record(1).subject().number();
        for (int i = 0; i < SharedKeys.KEYS; i++) {
            keys.see(i, number, DestinationKey.integrated("key-" + i));
        }
        assertThat(keys.boundReached()).isEmpty();
        keys.see(0, number, DestinationKey.integrated("one more"));
        assertThat(keys.boundReached()).containsExactly(Diagnosis.KEY_REUSED);
    }

    private static BusinessRecord under(String key, BusinessRecord record) {
        return with(record, DestinationKey.INTERMEDIATE_SERVER, DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER, key);
    }

    private static BusinessRecord with(BusinessRecord record, String destination, DestinationKeyKind kind, String key) {
        return new BusinessRecord(
                record.procedure(),
                record.subject(),
                record.numberOnForm(),
                Optional.of(new DestinationKey(destination, kind, key)));
    }

    @Test
    void findsAColumnOfNumbersThatSlippedByARow() {
        List<BusinessRecord> records = new ArrayList<>(People.records(1_000));
        for (int i = 300; i < 340; i++) {
            records.set(i, People.withNumberOf(i, i + 1));
        }
        assertThat(findings(records, Diagnosis.BATCH_MISALIGNED))
                .containsExactly(new StreamFinding(Diagnosis.BATCH_MISALIGNED, List.of(301L, 340L), 1));
    }

    @Test
    void findsAColumnThatSlippedTheOtherWayToTheEndOfTheStream() {
        List<BusinessRecord> records = new ArrayList<>(People.records(1_000));
        for (int i = 900; i < 1_000; i++) {
            records.set(i, People.withNumberOf(i, i - 2));
        }
        assertThat(findings(records, Diagnosis.BATCH_MISALIGNED))
                .containsExactly(new StreamFinding(Diagnosis.BATCH_MISALIGNED, List.of(901L, 1_000L), -2));
    }

    @Test
    void doesNotCallOneNextApplicantsNumberASlip() {
        List<BusinessRecord> records = new ArrayList<>(People.records(1_000));
        records.set(300, People.withNumberOf(300, 301));
        assertThat(findings(records, Diagnosis.BATCH_MISALIGNED)).isEmpty();
        assertThat(findings(records, Diagnosis.NUMBER_REUSED)).hasSize(1);
    }

    @Test
    void countsAllButListsNoMoreThanItSays() {
        List<BusinessRecord> records = new ArrayList<>();
        for (int i = 0; i < StreamDiagnoses.LISTED + 200; i++) {
            records.add(People.record(0));
            records.add(People.withNumberOf(1 + i % 900, 0));
        }
        Report report = report(records);
        assertThat(report.findings().stream().filter(finding -> finding.diagnosis() == Diagnosis.NUMBER_REUSED))
                .hasSize(StreamDiagnoses.LISTED);
        assertThat(report.diagnoses().get(Diagnosis.NUMBER_REUSED)).isGreaterThan(StreamDiagnoses.LISTED);
    }
}
