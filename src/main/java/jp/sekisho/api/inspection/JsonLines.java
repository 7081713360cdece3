package jp.sekisho.api.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.inspection.Line;

/// One check request a line, as `POST /v1/checks` takes it.
final class JsonLines implements RecordFormat {
    private final ObjectReader reader;

    JsonLines(ObjectMapper json) {
        this.reader = json.readerFor(CheckRequest.class);
    }

    @Override
    public Read read(Line line, Language language) {
        try {
            CheckRequest request = reader.readValue(line.text());
            return request == null
                    ? new Read.Refused(
                            Problems.invalid(ProblemType.INVALID_REQUEST, "", ViolationCode.REQUIRED, language))
                    : new Read.Record(request);
        } catch (JsonProcessingException e) {
            return new Read.Refused(Problems.invalid(e, language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
