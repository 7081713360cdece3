package jp.sekisho.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import jp.sekisho.api.Admissions;
import jp.sekisho.api.stream.StreamContent.Report;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.Destined;
import jp.sekisho.checkpoint.CheckIds;
import jp.sekisho.security.Caller;
import jp.sekisho.stream.AnsweredStream;
import jp.sekisho.stream.Ending;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.Publisher;
import jp.sekisho.stream.Source;
import jp.sekisho.stream.TrailerSigner;
import org.jboss.logging.Logger;

/// Answers streams from their first line to their trailer, whatever they are about.
@Singleton
public final class StreamAnswers {
    private static final Logger LOG = Logger.getLogger(StreamAnswers.class);

    private final Streams streams;
    private final Admissions admissions;
    private final Validator validator;
    private final ObjectWriter writer;
    private final Clock clock;
    private final Publisher publisher;
    private final TrailerSigner trailerSigner = new TrailerSigner(
            (trouble, detail) -> LOG.errorf("The trailer of a stream was not signed: %s, %s", trouble, detail));

    public StreamAnswers(
            Streams streams,
            Admissions admissions,
            Validator validator,
            ObjectMapper json,
            Clock clock,
            Publisher publisher) {
        this.streams = streams;
        this.admissions = admissions;
        this.validator = validator;
        this.writer = json.writer();
        this.clock = clock;
        this.publisher = publisher;
    }

    /// Writes the whole answer to a stream.
    public <E extends Destined, T> void write(
            Source<Line> lines,
            EntryFormat<E> entries,
            StreamContent<E, T> content,
            Caller caller,
            Language language,
            ReportFormat format,
            OutputStream out)
            throws IOException, InterruptedException {
        StreamWork<E, T> work = new StreamWork<>(entries, content, admissions, validator, writer, caller, language);
        Ending input = new AnsweredStream<>(lines, streams.pipeline(work), clock)
                .run(content::count, new OrderedAnswers(writer), format.resultsTo(out));
        Report report = content.report();
        Ending ending = input.with(report.incomplete());
        format.write(
                () -> trailerSigner.signed(
                        CheckIds.next().toString(),
                        report.signer(),
                        ending,
                        report.lines(),
                        end -> json(report.trailer(end))),
                () -> report.page(ending, language).by(publisher, language),
                language,
                out);
    }

    private String json(Object trailer) {
        try {
            return writer.writeValueAsString(trailer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trailer is plain data", e);
        }
    }
}
