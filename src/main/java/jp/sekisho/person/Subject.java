package jp.sekisho.person;

/// The person that a record is about, as the business system holds them.
public record Subject(NumberEntry number, PersonName name, BirthDateEntry birthDate, Sex sex, Address address) {
    @Override
    public String toString() {
        return "Subject[withheld]";
    }
}
