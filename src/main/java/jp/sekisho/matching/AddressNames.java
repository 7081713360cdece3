package jp.sekisho.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds a place's name at the start of a text: a trie over loose classes of characters, whose hits are then compared
/// character by character. The classes only choose what to compare: they join 隆 and 降, the comparison does not.
final class AddressNames {
    /// A name found in a text.
    ///
    /// @param end where the text goes on
    /// @param candidates the places, or one prefecture's number negated; empty if none was found
    /// @param notation the rules, as bits, by which the text's spelling differs from the table's
    record Match(int end, int[] candidates, long notation) {}

    private static final int DIFFERENT = -1;

    private final char[] looseClass = new char[0x10000];
    /// Node in the upper half of a key, class in the lower; 0 is no key since the root has no class 0.
    private final int[] keys = new int[1 << 15];

    private final char[] children = new char[keys.length];
    private final Node[] nodes;

    /// The names that end at a node, and what they mean.
    private record Node(AddressPlaces.Name[] names, int[] candidates) {}

    AddressNames(List<AddressPlaces.Name> all) {
        joinRelatedKanji();
        Map<Integer, List<AddressPlaces.Name>> byNode = new HashMap<>();
        int count = 1;
        for (AddressPlaces.Name name : all) {
            int node = 0;
            for (int i = 0; i < name.spelling().length(); i++) {
                int key = key(node, name.spelling().at(i));
                int slot = slot(key);
                if (keys[slot] == 0) {
                    keys[slot] = key;
                    children[slot] = (char) count++;
                }
                node = children[slot];
            }
            byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(name);
        }
        nodes = new Node[count];
        for (int node = 0; node < count; node++) {
            List<AddressPlaces.Name> here = byNode.getOrDefault(node, List.of());
            nodes[node] = new Node(
                    here.toArray(AddressPlaces.Name[]::new),
                    here.stream().mapToInt(AddressPlaces.Name::candidate).toArray());
        }
    }

    /// The longest name at `from` that means a place in the prefecture (0 for any).
    Match find(AddressText text, int from, int prefecture) {
        Match longest = new Match(from, AddressPlaces.NONE, 0);
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            int c = text.at(i);
            int slot = c < 0x10000 ? slot(key(node, c)) : 0;
            if (c >= 0x10000 || keys[slot] == 0) {
                break;
            }
            node = children[slot];
            if (nodes[node].names.length > 0) {
                Match match = spelled(nodes[node], text, from, i + 1, prefecture);
                longest = match.candidates.length > 0 ? match : longest;
            }
        }
        return longest;
    }

    /// The names spelled just so, or if there is none those that agree by variants: 鹿島市 and 鹿嶋市 are two cities, yet
    /// 茨城県鹿島市 is the one that 茨城県 has.
    private static Match spelled(Node node, AddressText text, int from, int end, int prefecture) {
        int[] candidates = new int[node.names.length];
        int count = 0;
        long notation = DIFFERENT;
        boolean exact = false;
        for (AddressPlaces.Name name : node.names) {
            boolean inPrefecture = prefecture == 0
                    || name.candidate() >= 0 && AddressPlaces.prefecture(name.candidate()) == prefecture;
            long found = inPrefecture ? notation(text, from, name.spelling()) : DIFFERENT;
            if (found == DIFFERENT) {
                continue;
            }
            boolean spelledSo = (found & Comparison.bit(Rule.ADDRESS_VARIANT)) == 0;
            if (spelledSo && !exact) {
                count = 0;
                exact = true;
            }
            if (spelledSo || !exact) {
                candidates[count++] = name.candidate();
                notation = found;
            }
        }
        return new Match(
                end, count == node.names.length ? node.candidates : Arrays.copyOf(candidates, count), notation);
    }

    private static long notation(AddressText text, int from, AddressText name) {
        long rules = 0;
        for (int i = 0; i < name.length(); i++) {
            int a = text.at(from + i);
            int b = name.at(i);
            if (a != b) {
                if (!KanjiRelations.agree(a, b)) {
                    return DIFFERENT;
                }
                rules |= Comparison.bit(Rule.ADDRESS_VARIANT);
            } else if (text.written(from + i) != name.written(i)) {
                rules |= AddressTokens.notationOf(a);
            }
        }
        return rules;
    }

    private int key(int node, int c) {
        return node << 16 | looseClass[c];
    }

    private int slot(int key) {
        int slot = (key * 0x9E3779B1) >>> 17;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void joinRelatedKanji() {
        for (int c = 0; c < looseClass.length; c++) {
            looseClass[c] = (char) c;
        }
        for (String table : List.of("/tables/kanji-relations.tsv", "/tables/kanji-supplement-jis83.tsv")) {
            for (String[] row : AddressPlaces.rows(table, 1)) {
                int a = AddressText.of(row[0]).at(0);
                int b = AddressText.of(row[1]).at(0);
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
