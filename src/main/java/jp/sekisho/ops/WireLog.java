package jp.sekisho.ops;

import io.quarkus.logging.LoggingFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/// What may be logged of requests and connections. The framework writes paths, queries, headers and addresses into
/// its lines and into the texts of its exceptions; of such a line only what its programmer wrote is left, and the
/// stack. And whatever a client can cause at will is one line a minute for each kind, which tells how many were left
/// out before it.
@LoggingFilter(name = "wire")
public final class WireLog implements Filter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Far more than there are places in the code that log; a bound nevertheless.
    private static final int MOST_KINDS = 1_000;

    private static final List<String> FRAMEWORK =
            List.of("io.netty.", "io.vertx.", "io.quarkus.vertx.", "io.quarkus.tls.", "org.jboss.resteasy.");

    /// Its lines are clean, but a client that finds a defect can cause them at will.
    private static final String OURS = "jp.sekisho.api.problem.";

    private static final String WITHOUT_FORMAT = "The framework tells of a request or a connection";

    private final Clock clock;
    private final Map<Kind, Told> told = new HashMap<>();

    /// Lines that are alike: logged at one place, for one reason.
    private record Kind(String logger, String text, Optional<Class<?>> thrown, Optional<StackTraceElement> at) {}

    /// @param since when the last line of a kind was let through
    /// @param leftOut those that followed
    private record Told(Instant since, long leftOut) {}

    public WireLog() {
        this(Clock.systemUTC());
    }

    WireLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        @Nullable String logger = line.getLoggerName();
        if (logger == null) {
            return true;
        }
        boolean framework = FRAMEWORK.stream().anyMatch(logger::startsWith);
        if (!framework && !logger.startsWith(OURS)) {
            return true;
        }
        String text = framework ? written(line) : String.valueOf(line.getMessage());
        long leftOut = leftOut(kind(logger, text, line.getThrown()));
        if (leftOut < 0) {
            return false;
        }
        if (framework || leftOut > 0) {
            say(line, leftOut == 0 ? text : text + " (" + leftOut + " more like this since the last such line)");
        }
        if (line.getThrown() != null) {
            line.setThrown(WithoutText.of(line.getThrown()));
        }
        return true;
    }

    /// The format, where what goes into it is apart from it; a text that is whole may hold anything.
    private static String written(LogRecord line) {
        Object[] parameters = line.getParameters();
        return parameters != null && parameters.length > 0 || WITHOUT_FORMAT.equals(line.getMessage())
                ? String.valueOf(line.getMessage())
                : WITHOUT_FORMAT;
    }

    private static void say(LogRecord line, String text) {
        line.setParameters(null);
        if (line instanceof ExtLogRecord record) {
            record.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            line.setMessage(text);
        }
    }

    private static Kind kind(String logger, String text, @Nullable Throwable thrown) {
        return new Kind(
                logger,
                text,
                Optional.ofNullable(thrown).map(Object::getClass),
                Optional.ofNullable(thrown)
                        .map(Throwable::getStackTrace)
                        .flatMap(stack -> List.of(stack).stream().findFirst()));
    }

    /// How many lines were left out before this one; less than none where this one is left out too.
    private synchronized long leftOut(Kind kind) {
        Instant now = clock.instant();
        @Nullable Told last = told.get(kind);
        if (last != null && now.isBefore(last.since().plus(MINUTE)) && !now.isBefore(last.since())) {
            told.put(kind, new Told(last.since(), last.leftOut() + 1));
            return -1;
        }
        if (last == null && told.size() == MOST_KINDS) {
            told.clear();
        }
        told.put(kind, new Told(now, 0));
        return last == null ? 0 : last.leftOut();
    }
}
