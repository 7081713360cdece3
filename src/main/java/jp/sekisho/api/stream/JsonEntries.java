package jp.sekisho.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.text.Language;
import jp.sekisho.base.ByteOrderMark;
import jp.sekisho.stream.Line;
import org.jspecify.annotations.Nullable;

/// One JSON object a line, the first one behind a byte order mark or not.
public final class JsonEntries<T> implements EntryFormat<T> {
    private final ObjectReader reader;

    public JsonEntries(ObjectMapper json, Class<T> type) {
        this.reader = json.readerFor(type);
    }

    @Override
    public Read<T> read(Line line, Language language) {
        try {
            int start = line.number() == 1 ? ByteOrderMark.length(line.text()) : 0;
            @Nullable T entry = reader.readValue(line.text(), start, line.text().length - start);
            return entry == null
                    ? new Read.Refused<>(
                            Problems.invalid(ProblemType.INVALID_REQUEST, "", ViolationCode.REQUIRED, language))
                    : new Read.Entry<>(entry);
        } catch (JsonProcessingException e) {
            return new Read.Refused<>(Problems.invalid(e, language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
