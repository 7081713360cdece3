package jp.sekisho.load;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.sekisho.api.problem.StreamPath;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.LineReader;
import jp.sekisho.stream.Pipeline;

/// Reads lines and gives them back through the inspection's own pipeline: the least that an inspection can take.
@Path("/load/echo")
@PermitAll
public class EchoResource {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(CORES);

    private final Limits limits;

    EchoResource(Limits limits) {
        this.limits = limits;
    }

    @jakarta.enterprise.inject.Produces
    @Singleton
    static StreamPath path() {
        return new StreamPath("/load/echo");
    }

    @POST
    @Blocking
    @Consumes("application/x-ndjson")
    @Produces("application/x-ndjson")
    public StreamingOutput echo(InputStream body) {
        return out -> {
            try {
                new Pipeline<>(WORKERS, CORES + 1, EchoResource::joined)
                        .run(LineReader.ofLines(body, limits, Allowance.UNLIMITED), lines -> {
                            out.write(lines);
                            out.flush();
                        });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        };
    }

    private static byte[] joined(List<Line> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Line line : lines) {
            out.writeBytes(line.text());
            out.write('\n');
        }
        return out.toByteArray();
    }
}
