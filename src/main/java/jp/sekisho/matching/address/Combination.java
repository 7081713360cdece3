package jp.sekisho.matching.address;

/// How the parts of two addresses stand to one another, and what that means for the whole: the one table by which an
/// address is accepted. The worst part decides.
///
/// | part | same | on neither side | none in this place | on one side | unclear | different | unreadable |
/// |---|---|---|---|---|---|---|---|
/// | prefecture | agrees | agrees | agrees | tolerated | decisive | another place | not comparable |
/// | county | agrees | agrees | agrees | tolerated | decisive | another place | not comparable |
/// | municipality | agrees | agrees | agrees | decisive | decisive | another place | not comparable |
/// | street | agrees | agrees | agrees | tolerated | decisive | contradicts | not comparable |
/// | town | agrees | not comparable | agrees | not comparable | decisive | contradicts | not comparable |
/// | lot | agrees | not comparable | agrees | decisive | decisive | contradicts | not comparable |
/// | building | agrees | agrees | agrees | tolerated | decisive | tolerated | tolerated |
record Combination(
        Standing prefecture,
        Standing county,
        Standing municipality,
        Standing street,
        Standing town,
        Standing lot,
        Standing building) {

    enum Part {
        PREFECTURE,
        COUNTY,
        MUNICIPALITY,
        STREET,
        TOWN,
        LOT,
        BUILDING
    }

    /// How one part stands on the two sides.
    enum Standing {
        SAME,
        NEITHER,
        /// The place has no such part: a village without towns, an island without lots.
        NOT_NEEDED,
        ONE_SIDE,
        /// What is there agrees, but it would with another place as well: two cities of one name, a lot that goes on on
        /// one side, two rooms.
        UNCLEAR,
        DIFFERENT,
        UNREADABLE
    }

    /// What it means, from the best to the worst.
    enum Meaning {
        AGREES,
        /// One side says less or, of the building, something else; the address passes all the same.
        TOLERATED,
        /// One side says less, and what it leaves out decides.
        DECISIVE,
        CONTRADICTS,
        NOT_COMPARABLE,
        /// Whatever else cannot be read.
        ANOTHER_PLACE;

        private static final Meaning[][] TABLE = new Meaning[Part.values().length][Standing.values().length];

        static {
            for (Part part : Part.values()) {
                for (Standing standing : Standing.values()) {
                    TABLE[part.ordinal()][standing.ordinal()] = of(part, standing);
                }
            }
        }

        private static Meaning of(Part part, Standing standing) {
            return switch (standing) {
                case SAME, NOT_NEEDED -> AGREES;
                case NEITHER ->
                    switch (part) {
                        case PREFECTURE, COUNTY, MUNICIPALITY, STREET, BUILDING -> AGREES;
                        case TOWN, LOT -> NOT_COMPARABLE;
                    };
                case ONE_SIDE ->
                    switch (part) {
                        case PREFECTURE, COUNTY, STREET, BUILDING -> TOLERATED;
                        case MUNICIPALITY, LOT -> DECISIVE;
                        case TOWN -> NOT_COMPARABLE;
                    };
                case UNCLEAR -> DECISIVE;
                case DIFFERENT ->
                    switch (part) {
                        case PREFECTURE, COUNTY, MUNICIPALITY -> ANOTHER_PLACE;
                        case STREET, TOWN, LOT -> CONTRADICTS;
                        case BUILDING -> TOLERATED;
                    };
                case UNREADABLE ->
                    switch (part) {
                        case PREFECTURE, COUNTY, MUNICIPALITY, STREET, TOWN, LOT -> NOT_COMPARABLE;
                        case BUILDING -> TOLERATED;
                    };
            };
        }

        Meaning and(Part part, Standing standing) {
            Meaning other = TABLE[part.ordinal()][standing.ordinal()];
            return other.ordinal() > ordinal() ? other : this;
        }
    }

    Meaning meaning() {
        return Meaning.AGREES
                .and(Part.PREFECTURE, prefecture)
                .and(Part.COUNTY, county)
                .and(Part.MUNICIPALITY, municipality)
                .and(Part.STREET, street)
                .and(Part.TOWN, town)
                .and(Part.LOT, lot)
                .and(Part.BUILDING, building);
    }
}
