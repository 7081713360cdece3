package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.matching.Outcome;
import org.junit.jupiter.api.Test;

/// Pairs of names that say that they are not known stand in `name-pairs.tsv`.
class UnknownNameTest {
    @Test
    void seesTheWordInEveryWritingOfItsLetters() {
        int writings = 0;
        for (char c = 0; c < Character.MAX_SURROGATE; c++) {
            for (String word : new String[] {"不詳", "不明", "未詳", "未命名", "未定", "未届", "UNKNOWN", "フメイ"}) {
                for (int at = 0; at < word.length(); at++) {
                    String written = word.substring(0, at) + c + word.substring(at + 1);
                    if (FoldedName.of(written).text().equals(word)) {
                        assertThat(KanjiNameComparator.compare(written, written).outcome())
                                .as("U+%X for letter %d of %s", (int) c, at, word)
                                .isEqualTo(Outcome.NOT_COMPARABLE);
                        writings++;
                    }
                }
            }
        }
        assertThat(writings).isGreaterThan(40);
    }
}
