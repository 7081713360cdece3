package jp.sekisho.api;

import java.util.Objects;
import java.util.Optional;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.ApplicationFormWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.person.Address;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.security.Caller;
import org.jspecify.annotations.Nullable;

/// Parses what came over the wire into the domain's types. A missing field becomes an absent one, and codes that the
/// sender has declared become Unicode; nothing is repaired here.
public final class WireRequests {
    /// Names the person in front of the calling system.
    public static final String OPERATOR_HEADER = "Sekisho-Operator";

    private static final PersonName NO_NAME = PersonName.of("", "");

    private WireRequests() {}

    /// Who asks, and in what way.
    ///
    /// @param operator the header as it came
    /// @throws ProblemException where the header is anything else than an opaque id
    public static Submitter submitter(AuditEntry.Request request, Caller caller, @Nullable String operator) {
        return new Submitter(
                request,
                new AuditId(caller.id()),
                caller.audience(),
                Optional.ofNullable(operator)
                        .map(text -> AuditId.operator(text)
                                .orElseThrow(() -> new ProblemException(
                                        ProblemType.INVALID_REQUEST, "", ViolationCode.OPERATOR))));
    }

    /// A record that is to be attested where it passes, if it has a destination.
    ///
    /// @param codes in which the record is written; the attestation is bound to what was sent
    public static Submission submission(
            Submitter by, CheckRequest request, Admission.Admitted admitted, DeclaredCodes codes) {
        return new Submission(
                by,
                record(request, admitted, codes),
                new AuditId(request.recordRef()),
                admitted.destination(),
                admitted.key().map(key -> attested(admitted.procedure().id(), key, request.subject())));
    }

    /// A record of which nothing is attested.
    public static Submission withoutAttestation(
            Submitter by, CheckRequest request, Admission.Admitted admitted, DeclaredCodes codes) {
        return new Submission(
                by,
                record(request, admitted, codes),
                new AuditId(request.recordRef()),
                admitted.destination(),
                Optional.empty());
    }

    /// The record as it is decided on.
    public static BusinessRecord record(CheckRequest request, Admission.Admitted admitted, DeclaredCodes codes) {
        SubjectWire subject = request.subject();
        return new BusinessRecord(
                admitted.procedure(),
                new Subject(
                        NumberEntry.parse(subject.individualNumber()),
                        codes.name(name(subject.name())),
                        codes.birthDate(text(subject.birthDate())),
                        sex(subject.sex()),
                        codes.address(address(subject.address()))),
                numberOnForm(request.applicationForm(), subject.individualNumber()),
                admitted.key());
    }

    /// The record as it was sent, for its attestation.
    public static AttestedRecord attested(String procedure, DestinationKey key, SubjectWire subject) {
        Optional<NameWire> name = Optional.ofNullable(subject.name());
        Optional<AddressWire> address = Optional.ofNullable(subject.address());
        return AttestedRecord.of(procedure, key, field -> switch (field) {
            case INDIVIDUAL_NUMBER -> subject.individualNumber();
            case NAME_KANJI -> name.map(NameWire::kanji).orElse(null);
            case NAME_KANA -> name.map(NameWire::kana).orElse(null);
            case NAME_ROMAN -> name.map(NameWire::roman).orElse(null);
            case NAME_ALIAS -> name.map(NameWire::alias).orElse(null);
            case NAME_ALIAS_KANA -> name.map(NameWire::aliasKana).orElse(null);
            case BIRTH_DATE -> subject.birthDate();
            case SEX ->
                Optional.ofNullable(subject.sex())
                        .map(SubjectWire.SexCode::code)
                        .orElse(null);
            case ADDRESS_MUNICIPALITY_CODE ->
                address.map(AddressWire::municipalityCode).orElse(null);
            case ADDRESS_TEXT -> address.map(AddressWire::text).orElse(null);
            case ADDRESS_BUILDING -> address.map(AddressWire::building).orElse(null);
        });
    }

    private static PersonName name(@Nullable NameWire name) {
        return name == null
                ? NO_NAME
                : new PersonName(
                        text(name.kanji()),
                        text(name.kana()),
                        text(name.roman()),
                        text(name.alias()),
                        text(name.aliasKana()));
    }

    private static Sex sex(SubjectWire.@Nullable SexCode code) {
        return switch (code) {
            case MALE -> Sex.MALE;
            case FEMALE -> Sex.FEMALE;
            case UNKNOWN, NOT_APPLICABLE -> Sex.NOT_HELD;
            case null -> Sex.NOT_HELD;
        };
    }

    private static Address address(@Nullable AddressWire address) {
        return address == null
                ? Address.ABSENT
                : new Address(text(address.municipalityCode()), text(address.text()), text(address.building()));
    }

    private static NumberOnForm numberOnForm(@Nullable ApplicationFormWire form, String entered) {
        if (form == null || text(form.individualNumber()).isBlank()) {
            return NumberOnForm.NOT_SENT;
        }
        String written = text(form.individualNumber());
        boolean same = entered.equals(written)
                || (NumberEntry.parse(entered) instanceof IndividualNumber number
                        && number.equals(NumberEntry.parse(written)));
        return same ? NumberOnForm.SAME_AS_ENTERED : NumberOnForm.DIFFERENT;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
