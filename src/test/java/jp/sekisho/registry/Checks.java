package jp.sekisho.registry;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;

/// A record of a resident, and a gate before a registry that holds them: it passes when the registry is well.
final class Checks {
    static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final Duration MAX_AGE = Duration.ofDays(35);

    private Checks() {}

    static Gate gate(ResidentRegistry registry) {
        Clock clock = Clock.fixed(AS_OF.plusDays(1).toInstant(), ZoneOffset.UTC);
        try (InputStream file =
                Objects.requireNonNull(Checks.class.getResourceAsStream("/policies/strict-4.properties"))) {
            PolicyCatalogue policies =
                    new PolicyCatalogue(List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", file.readAllBytes())));
            return new Gate(registry, policies, FormerMunicipalities.ofTheProgram(), MAX_AGE, clock);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static BusinessRecord record() {
        return new BusinessRecord(
                PROCEDURE,
                new Subject(
                        NUMBER,
                        PersonName.of("小林健一", ""),
                        BirthDateEntry.parse("S39.5.1"),
                        Sex.MALE,
                        new Address("", "長野市鶴賀緑町1613", "")),
                NumberOnForm.NOT_SENT);
    }
}
