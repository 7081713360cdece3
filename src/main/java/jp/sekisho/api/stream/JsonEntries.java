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
import jp.sekisho.stream.Line;
import org.jspecify.annotations.Nullable;

/// One JSON object a line.
public final class JsonEntries<T> implements EntryFormat<T> {
    private final ObjectReader reader;

    public JsonEntries(ObjectMapper json, Class<T> type) {
        this.reader = json.readerFor(type);
    }

    @Override
    public Read<T> read(Line line, Language language) {
        try {
            @Nullable T entry = reader.readValue(line.text());
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
