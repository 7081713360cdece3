package jp.sekisho.synthetic.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.Writing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsCsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"小林　健一|小林　健一", "小林,健一|\"小林,健一\"", "\"小林\"健一|\"\"\"小林\"\"健一\""})
    void quotesWhereItMust(String name, String written) throws IOException {
        Writing writing = Writing.of(Population.generate(1, 0, LocalDate.of(2026, 11, 20))
                        .residents()
                        .getFirst())
                .kanji(name);
        StringWriter out = new StringWriter();
        new RecordsCsv(out)
                .write(new SyntheticRecord("1-1", "procedure", "1", writing, "", RecordClass.PLAIN, Cause.NONE));
        assertThat(out.toString().lines().skip(1))
                .containsExactly("procedure,1-1,1,609407454590," + written
                        + ",コバヤシ　ケンイチ,,,,1964-05-01,1,202011,長野県長野市大字鶴賀緑町1613番地,,");
    }
}
