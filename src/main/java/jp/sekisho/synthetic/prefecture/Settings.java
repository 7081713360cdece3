package jp.sekisho.synthetic.prefecture;

import java.time.OffsetDateTime;

/// How large a prefecture is wanted, and how odd its records.
///
/// @param records at least one a procedure
/// @param wrongLinks at most one in a hundred records: more would not fit into the smallest procedures
/// @param asOf when the extract was taken
public record Settings(long seed, int records, int wrongLinks, OffsetDateTime asOf, Rates rates) {

    /// Shares of the records, in a million.
    public record Rates(
            int notation, int formerAddress, int unknownAddress, int placeholder, int invalidBirthDate, int deceased) {
        public static final Rates USUAL = new Rates(50_000, 20_000, 500, 500, 50, 500);

        public Rates withNotation(int perMillion) {
            return new Rates(perMillion, formerAddress, unknownAddress, placeholder, invalidBirthDate, deceased);
        }
    }

    public Settings {
        if (records < InspectedProcedure.ALL.size()) {
            throw new IllegalArgumentException("at least one record a procedure");
        }
        if (wrongLinks < 0 || wrongLinks > records / 100) {
            throw new IllegalArgumentException("at most one wrong link in a hundred records");
        }
    }

    /// As many wrong links as the prefecture found, in proportion.
    public static Settings of(long seed, int records, OffsetDateTime asOf) {
        long wrongLinks = Math.round((double) records * InspectedProcedure.WRONG_LINKS / InspectedProcedure.CHECKED);
        return new Settings(seed, records, (int) wrongLinks, asOf, Rates.USUAL);
    }

    public Settings withRates(Rates other) {
        return new Settings(seed, records, wrongLinks, asOf, other);
    }

    public Settings withWrongLinks(int other) {
        return new Settings(seed, records, other, asOf, rates);
    }
}
