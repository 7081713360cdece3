package jp.sekisho.matching.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import jp.sekisho.base.Table;

/// The few towns of which the comparison must know something, from `tables/towns.tsv`. All others are compared, never
/// looked up.
final class Towns {
    private static final Tokens[] NO_TOWNS = {};

    private enum Kind {
        /// Another town of the ward has the name, and only the street tells them apart (Kyoto).
        SHARED_NAME,
        /// A special ward's town, and a ward of a designated city has the name and such a town as well.
        SHARED_WITH_WARD,
        /// Two towns of the municipality that folding would join: 日の出 and 日之出.
        JOINED_BY_FOLDING,
        /// A town that looks like a street of Kyoto: 一乗寺下リ松町.
        LIKE_STREET,
        /// A town whose name is a number: 四丁目, 15号.
        NUMBERED,
        /// A municipality where the lot follows its name.
        WITHOUT_TOWN,
        /// A town, or with none named a whole municipality, without lots.
        WITHOUT_LOT
    }

    private static final Tokens[][][] TOWNS = new Tokens[Kind.values().length][Places.count()][];
    /// The first and the last letter of the towns that share their name.
    private static final BitSet SHARED = new BitSet();
    private static final List<String> LIKE_STREETS = new ArrayList<>();

    static {
        for (String[] row : Table.rows("/tables/towns.tsv")) {
            Kind kind = Kind.valueOf(row[0]);
            if (kind == Kind.LIKE_STREET) {
                LIKE_STREETS.add(row[2]);
            }
            if (kind == Kind.SHARED_NAME) {
                SHARED.set(ends(row[2], 0, row[2].length()));
            }
            for (String name : row[2].split(" ", -1)) {
                add(kind, Places.placeOf(row[1]), town(name));
            }
        }
    }

    private Towns() {}

    private static void add(Kind kind, int place, Tokens town) {
        Tokens[] before = listed(kind, place);
        Tokens[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = town;
        TOWNS[kind.ordinal()][place] = all;
    }

    private static Tokens[] listed(Kind kind, int place) {
        Tokens[] towns = TOWNS[kind.ordinal()][place];
        return towns == null ? NO_TOWNS : towns;
    }

    /// A town's name as an address is read: its numerals are numbers too.
    private static Tokens town(String name) {
        Lot lot = Lot.read(Text.of(name + " 5"), 0);
        int length = lot.tokens().length() - 2;
        Tokens tokens = new Tokens(length);
        tokens.addAll(lot.tokens(), 0, length);
        return tokens;
    }

    /// Whether the text from `from` to `to` may be a town that shares its name: most can be told not to by their first
    /// and last letter.
    static boolean mayShareItsName(String text, int from, int to) {
        return SHARED.get(ends(text, from, to));
    }

    private static int ends(String text, int from, int to) {
        return text.charAt(from) * 31 + text.charAt(to - 1) & 0xFFFF;
    }

    /// Whether the street alone tells a town at one of the places from another of its ward.
    static boolean needsStreet(int[] places, Tokens lot, int townLength) {
        if (places.length != 1 || townLength < 2) {
            return false;
        }
        for (Tokens town : listed(Kind.SHARED_NAME, Places.place(places[0]))) {
            // Most are told apart by their first two letters: the relations of kanji are looked up for few.
            boolean alike = town.length() == townLength
                    && (Token.compared(town.at(0)) == Token.compared(lot.at(0))
                            || Token.compared(town.at(1)) == Token.compared(lot.at(1)));
            if (alike && Tokens.agree(town, 0, lot, 0, townLength) != Tokens.MISMATCH) {
                return true;
            }
        }
        return false;
    }

    /// Whether a ward of a designated city has the name of this special ward and such a town.
    static boolean isSharedWithWard(Form form) {
        return isListed(Kind.SHARED_WITH_WARD, form);
    }

    static boolean isJoinedByFolding(Form form) {
        return isListed(Kind.JOINED_BY_FOLDING, form);
    }

    static boolean hasNoLots(Form form) {
        return isListed(Kind.WITHOUT_LOT, form);
    }

    /// Whether numbers alone are an address there, behind the municipality's name. Where that was left out, the
    /// other side must name it.
    static boolean needsNoLetters(Form form) {
        boolean all = form.places().length > 0;
        for (int candidate : form.places()) {
            all &= listed(Kind.WITHOUT_TOWN, Places.place(candidate)).length > 0;
        }
        return all || isListed(Kind.NUMBERED, form);
    }

    /// The end of a town at `from` that is called like a street; `from` if none is there.
    static int likeStreetEnd(Text text, int from) {
        for (String town : LIKE_STREETS) {
            if (text.spells(town, from, from + town.length())) {
                return from + town.length();
            }
        }
        return from;
    }

    private static boolean isListed(Kind kind, Form form) {
        for (int candidate : form.places()) {
            for (Tokens town : listed(kind, Places.place(candidate))) {
                boolean start = kind == Kind.WITHOUT_LOT || kind == Kind.NUMBERED;
                if (town.length() <= (start ? form.lot().length() : form.townLength())
                        && (start || town.length() == form.townLength())
                        && Tokens.agree(town, 0, form.lot(), 0, town.length()) != Tokens.MISMATCH) {
                    return true;
                }
            }
        }
        return false;
    }
}
