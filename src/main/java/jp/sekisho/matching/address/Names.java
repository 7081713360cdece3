package jp.sekisho.matching.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.base.Table;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.KanjiRelations;
import jp.sekisho.matching.Rule;

/// Finds a place's name at the start of a text: a trie over loose classes of characters, whose hits are then compared
/// character by character. The classes only choose what to compare: they join 隆 and 降, the comparison does not.
final class Names {
    /// A name found in a text.
    ///
    /// @param end where the text goes on
    /// @param candidates the places, or one prefecture's number negated; empty if none was found
    /// @param notation the rules, as bits, by which the text's spelling differs from the table's
    record Match(int end, int[] candidates, long notation) {}

    private static final int DIFFERENT = -1;

    private final char[] looseClass = new char[0x10000];
    /// A hash table of the trie's edges: the node that an edge leaves in the upper 32 bits, above the class that it
    /// reads in the next 16, and the node that it leads to in the lower half. 0 is no edge since none leads to the
    /// root.
    private final long[] edges = new long[1 << 15];

    private final Spelling[][] nodes;

    /// One spelling of a name that ends at a node, and all that it means: 札幌市 stands for ten wards.
    private record Spelling(Text text, int[] candidates) {
        int[] candidatesIn(int prefecture) {
            if (prefecture == 0) {
                return candidates;
            }
            int count = 0;
            for (int candidate : candidates) {
                count += isIn(prefecture, candidate) ? 1 : 0;
            }
            if (count == candidates.length) {
                return candidates;
            }
            int[] kept = new int[count];
            for (int candidate : candidates) {
                if (isIn(prefecture, candidate)) {
                    kept[kept.length - count--] = candidate;
                }
            }
            return kept;
        }

        private static boolean isIn(int prefecture, int candidate) {
            return candidate >= 0 && Places.prefecture(candidate) == prefecture;
        }
    }

    Names(List<Places.Name> all) {
        joinRelatedKanji();
        Map<Integer, List<Places.Name>> byNode = new HashMap<>();
        int count = 1;
        for (Places.Name name : all) {
            int node = 0;
            for (int i = 0; i < name.spelling().length(); i++) {
                int key = key(node, name.spelling().at(i));
                int slot = slot(key);
                if (edges[slot] == 0) {
                    edges[slot] = (long) key << 32 | count++;
                }
                node = (int) edges[slot];
            }
            byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(name);
        }
        nodes = new Spelling[count][];
        for (int node = 0; node < count; node++) {
            nodes[node] = spellings(byNode.getOrDefault(node, List.of()));
        }
    }

    private static Spelling[] spellings(List<Places.Name> names) {
        Map<String, List<Places.Name>> bySpelling = new LinkedHashMap<>();
        for (Places.Name name : names) {
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < name.spelling().length(); i++) {
                written.appendCodePoint(Token.written(name.spelling().token(i)));
            }
            bySpelling
                    .computeIfAbsent(written.toString(), w -> new ArrayList<>())
                    .add(name);
        }
        return bySpelling.values().stream()
                .map(same -> new Spelling(
                        same.getFirst().spelling(),
                        same.stream().mapToInt(Places.Name::candidate).toArray()))
                .toArray(Spelling[]::new);
    }

    /// The longest name at `from` that means a place in the prefecture (0 for any).
    Match find(Text text, int from, int prefecture) {
        return find(text, from, text.length(), prefecture);
    }

    /// Where prefecture and municipality end in a text that begins with both in their official spelling; 0 where that
    /// cannot be told from its kanji alone.
    int fullNameEnd(String text) {
        long prefecture = exact(text, 0);
        int candidate = prefecture == 0 ? 0 : nodes[(int) prefecture][0].candidates[0];
        if (candidate >= 0) {
            return 0;
        }
        long municipality = exact(text, (int) (prefecture >>> 32));
        if (municipality == 0) {
            return 0;
        }
        int found = -1;
        for (int place : nodes[(int) municipality][0].candidates) {
            if (place >= 0 && Places.prefecture(place) == -candidate) {
                if (found >= 0) {
                    return 0;
                }
                found = place;
            }
        }
        return found >= 0 && Places.extent(found) == Places.WHOLE ? (int) (municipality >>> 32) : 0;
    }

    /// The longest name at `from` that is spelled just so and by one name only: its end in the upper half, its node in
    /// the lower; 0 if none is.
    private long exact(String text, int from) {
        int longest = 0;
        int end = 0;
        int node = 0;
        for (int i = from; i < text.length() && Characters.isPlainKanji(text.charAt(i)); i++) {
            node = (int) edges[slot(key(node, text.charAt(i)))];
            if (node == 0) {
                break;
            }
            if (nodes[node].length > 0) {
                longest = node;
                end = i + 1;
            }
        }
        if (longest == 0 || nodes[longest].length != 1) {
            return 0;
        }
        Text name = nodes[longest][0].text;
        for (int i = 0; i < name.length(); i++) {
            if (name.at(i) != text.charAt(from + i)) {
                return 0;
            }
        }
        return (long) end << 32 | longest;
    }

    private Match find(Text text, int from, int to, int prefecture) {
        int longest = 0;
        int end = from;
        int node = 0;
        for (int i = from; i < to; i++) {
            int c = text.at(i);
            node = c < 0x10000 ? (int) edges[slot(key(node, c))] : 0;
            if (node == 0) {
                break;
            }
            if (nodes[node].length > 0) {
                longest = node;
                end = i + 1;
            }
        }
        if (longest == 0) {
            return new Match(from, Places.NONE, 0);
        }
        Match match = spelled(nodes[longest], text, from, end, prefecture);
        return match.candidates.length > 0 ? match : find(text, from, end - 1, prefecture);
    }

    /// The names spelled just so, or if there is none those that agree by variants: 鹿島市 and 鹿嶋市 are two cities, yet
    /// 茨城県鹿島市 is the one that 茨城県 has.
    private static Match spelled(Spelling[] spellings, Text text, int from, int end, int prefecture) {
        int[] candidates = Places.NONE;
        long notation = DIFFERENT;
        boolean exact = false;
        for (Spelling spelling : spellings) {
            int[] possible = spelling.candidatesIn(prefecture);
            long found = possible.length > 0 ? notation(text, from, spelling.text) : DIFFERENT;
            boolean spelledSo = (found & Comparison.bit(Rule.ADDRESS_VARIANT)) == 0;
            if (found == DIFFERENT || exact && !spelledSo) {
                continue;
            }
            candidates = spelledSo == exact ? joined(candidates, possible) : possible;
            exact = spelledSo;
            notation = found;
        }
        return new Match(end, candidates, notation);
    }

    private static int[] joined(int[] some, int[] more) {
        if (some.length == 0) {
            return more;
        }
        int[] both = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, both, some.length, more.length);
        return both;
    }

    private static long notation(Text text, int from, Text name) {
        long rules = 0;
        for (int i = 0; i < name.length(); i++) {
            int a = text.at(from + i);
            int b = name.at(i);
            if (a != b) {
                if (!KanjiRelations.agree(a, b)) {
                    return DIFFERENT;
                }
                rules |= Comparison.bit(Rule.ADDRESS_VARIANT);
            } else if (text.token(from + i) != name.token(i)) {
                rules |= Tokens.notationOf(a);
            }
        }
        return rules;
    }

    private int key(int node, int c) {
        return node << 16 | looseClass[c];
    }

    private int slot(int key) {
        int slot = (key * 0x9E3779B1) >>> 17;
        while (edges[slot] != 0 && edges[slot] >>> 32 != key) {
            slot = slot + 1 & edges.length - 1;
        }
        return slot;
    }

    private void joinRelatedKanji() {
        for (int c = 0; c < looseClass.length; c++) {
            looseClass[c] = (char) c;
        }
        for (String table : List.of("/tables/kanji-relations.tsv", "/tables/kanji-supplement-jis83.tsv")) {
            for (String[] row : Table.rows(table)) {
                int a = Text.of(row[0]).at(0);
                int b = Text.of(row[1]).at(0);
                if (a < looseClass.length && b < looseClass.length) {
                    looseClass[root(a)] = (char) root(b);
                }
            }
        }
        for (int c = 0; c < looseClass.length; c++) {
            looseClass[c] = (char) root(c);
        }
    }

    private int root(int c) {
        int root = c;
        while (looseClass[root] != root) {
            root = looseClass[root];
        }
        return root;
    }
}
