package jp.sekisho.synthetic.attack;

/// A record about one person under the number of another, or about one dwelling under the number of whoever lives
/// elsewhere.
///
/// @param record whom the record is about
/// @param owner who has the number
public record Attempt(Person record, Person owner) {
    @Override
    public String toString() {
        return "Attempt[withheld]";
    }
}
