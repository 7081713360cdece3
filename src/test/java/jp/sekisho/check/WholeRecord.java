package jp.sekisho.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;

/// One person's data, of which a pair of a corpus changes one part on each side.
record WholeRecord(
        String procedure,
        PersonName name,
        String birthDate,
        String sex,
        Address address,
        List<Resident.PreviousName> previousNames,
        List<Resident.PreviousAddress> previousAddresses) {
    static final WholeRecord KENICHI = new WholeRecord(
            "shintai-shogaisha-techo",
            PersonName.of("小林　健一", "コバヤシ　ケンイチ"),
            "1964-05-01",
            "1",
            new Address("", "長野県長野市青葉町1丁目2番3号", ""),
            List.of(),
            List.of());

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final String NUMBER = "609407454590";
    private static final JsonMapper JSON = new JsonMapper();
    private static final PolicyCatalogue POLICIES = new PolicyCatalogue(
            ProcedureTable.read("procedures.tsv", resource("/policies/procedures.tsv")),
            List.of(PolicyFile.read("strict-4", resource("/policies/strict-4.properties"))));

    /// The rows of a corpus among the test resources, without the header.
    static List<String[]> rows(String corpus) {
        return new String(resource("/" + corpus), UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /// The same with the part that a corpus names, `\\u3000` and the like written out.
    WholeRecord with(String field, String value) {
        String text = unescaped(value);
        if (text.startsWith("{")) {
            return with(json(text));
        }
        String part = switch (field) {
            case "name", "nameKanji", "latin" -> "kanji";
            case "date" -> "birthDate";
            default -> field;
        };
        return with(JSON.createObjectNode().put(part, text));
    }

    private WholeRecord with(JsonNode parts) {
        List<Resident.PreviousName> names = new ArrayList<>();
        parts.path("previousNames")
                .forEach(previous -> names.add(new Resident.PreviousName(
                        PersonName.of(text(previous, "kanji", ""), text(previous, "kana", "")), until(previous))));
        List<Resident.PreviousAddress> addresses = new ArrayList<>();
        parts.path("previousAddresses")
                .forEach(previous -> addresses.add(new Resident.PreviousAddress(
                        new Address("", text(previous, "text", ""), ""), until(previous))));
        // An everyday name in its own field stands there in place of the name.
        boolean aliasAlone = parts.has("alias") && !parts.has("kanji");
        PersonName newName = new PersonName(
                text(parts, "kanji", aliasAlone ? "" : name.kanji()),
                text(parts, "kana", aliasAlone ? "" : name.kana()),
                text(parts, "roman", name.roman()),
                text(parts, "alias", name.alias()),
                text(parts, "aliasKana", name.aliasKana()));
        Address newAddress = new Address(
                text(parts, "code", address.municipalityCode()),
                text(parts, parts.has("text") ? "text" : "address", address.text()),
                text(parts, "building", address.building()));
        return new WholeRecord(
                text(parts, "procedure", procedure),
                newName,
                text(parts, "birthDate", birthDate),
                text(parts, "sex", sex),
                newAddress,
                names,
                addresses);
    }

    /// What the gate says to this record about that resident, under the policies of the service.
    Decision against(WholeRecord resident) {
        Procedure known = POLICIES.procedure(procedure).orElseThrow();
        Subject subject = new Subject(
                NumberEntry.parse(NUMBER), name, BirthDateEntry.parse(birthDate, EraCodes.JUKI), sexHeld(), address);
        Clock clock = Clock.fixed(AS_OF.toInstant(), ZoneOffset.UTC);
        Gate gate = new Gate(
                new OneResident(resident.resident()),
                POLICIES,
                FormerMunicipalities.ofTheProgram(),
                Duration.ofDays(1),
                clock);
        return gate.check(new BusinessRecord(known, subject, NumberOnForm.NOT_SENT))
                .decision();
    }

    private Resident resident() {
        return new Resident(
                (IndividualNumber) NumberEntry.parse(NUMBER),
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                name,
                BirthDateEntry.parse(birthDate, EraCodes.JUKI) instanceof BirthDateEntry.BirthDate date
                        ? date
                        : new BirthDateEntry.Unknown(),
                sexHeld(),
                address,
                previousNames,
                previousAddresses,
                false);
    }

    private Sex sexHeld() {
        return sex.equals("1") ? Sex.MALE : sex.equals("2") ? Sex.FEMALE : Sex.NOT_HELD;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Optional<LocalDate> until(JsonNode earlier) {
        return Optional.ofNullable(earlier.get("until")).map(JsonNode::asText).map(LocalDate::parse);
    }

    private static String text(JsonNode parts, String part, String otherwise) {
        JsonNode text = parts.path(part);
        return text.isMissingNode() ? otherwise : text.isNull() ? "" : text.asText();
    }

    /// Four digits a code point, five for a tag character.
    private static String unescaped(String text) {
        return Pattern.compile("\\\\u(e00[0-9a-f]{2}|[0-9a-f]{4})")
                .matcher(text)
                .replaceAll(it -> Character.toString(Integer.parseInt(it.group(1), 16)));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(WholeRecord.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record OneResident(Resident resident) implements ResidentRegistry {
        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "corpus");
            return List.of(new RegistryAnswer.Found(resident, extract));
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Down();
        }
    }
}
