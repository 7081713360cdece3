package jp.sekisho.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.Level;
import jp.sekisho.testsupport.SetClock;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireLogTest {
    private static final String NUMBER = "609407454590";
    private static final String FRAMEWORK = "io.quarkus.vertx.http.runtime.QuarkusErrorHandler";

    private final SetClock clock = new SetClock(Instant.parse("2026-11-27T00:00:00Z"));
    private final WireLog log = new WireLog(clock);

    private static ExtLogRecord line(String logger, String message, Object... parameters) {
        ExtLogRecord line =
                new ExtLogRecord(Level.SEVERE, message, ExtLogRecord.FormatStyle.PRINTF, WireLogTest.class.getName());
        line.setLoggerName(logger);
        line.setParameters(parameters);
        return line;
    }

    private static String text(ExtLogRecord line) {
        return new PatternFormatter("%s").format(line);
    }

    private static String written(ExtLogRecord line) {
        StringWriter text = new StringWriter();
        text.append(text(line));
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FRAMEWORK,
                "io.vertx.core.net.impl.TCPServerBase",
                "io.netty.handler.ssl.SslHandler",
                "org.jboss.resteasy.x"
            })
    void leavesOfALineOfTheFrameworksWhatItsProgrammerWrote(String logger) {
        ExtLogRecord formatted = line(logger, "HTTP Request to %s failed", "/v1/" + NUMBER);
        formatted.setThrown(new IllegalStateException(NUMBER, new RuntimeException("100% " + NUMBER)));
        assertThat(log.isLoggable(formatted)).isTrue();
        assertThat(written(formatted))
                .contains("HTTP Request to %s failed", "IllegalStateException", "RuntimeException", "WireLogTest")
                .doesNotContain(NUMBER);

        ExtLogRecord whole = line(logger, "failed: " + NUMBER);
        assertThat(log.isLoggable(whole)).isTrue();
        assertThat(written(whole)).doesNotContain(NUMBER);
    }

    @Test
    void aFloodIsOneLineAMinuteWithACount() {
        int told = 0;
        for (int i = 0; i < 600; i++) {
            if (log.isLoggable(line(FRAMEWORK, "HTTP Request to %s failed", i))) {
                told++;
            }
            clock.now = clock.now.plusMillis(100);
        }
        assertThat(told).isEqualTo(1);

        ExtLogRecord next = line(FRAMEWORK, "HTTP Request to %s failed", NUMBER);
        assertThat(log.isLoggable(next)).isTrue();
        assertThat(written(next)).contains("(599 more like this");
        assertThat(log.isLoggable(line(FRAMEWORK, "Another of %s", 1))).isTrue();
    }

    @Test
    void linesOfOurOwnAreLeftAsTheyAre() {
        for (int i = 0; i < 3; i++) {
            ExtLogRecord line = line("jp.sekisho.ops.StartUp", "Ready with %s", "strict-4");
            assertThat(log.isLoggable(line)).isTrue();
            assertThat(text(line)).isEqualTo("Ready with strict-4");
        }
    }

    @Test
    void defectsThatAClientCanRepeatAreOneLineAMinuteToo() {
        Throwable defect = new IllegalStateException();
        for (int i = 0; i < 3; i++) {
            ExtLogRecord line = line("jp.sekisho.api.problem.ExceptionMappers", "A defect ended a request");
            line.setThrown(defect);
            assertThat(log.isLoggable(line)).isEqualTo(i == 0);
        }
    }

    @Test
    void aClockThatIsSetBackSilencesNothing() {
        assertThat(log.isLoggable(line(FRAMEWORK, "x %s", 1))).isTrue();
        clock.now = clock.now.minusSeconds(86_400);
        assertThat(log.isLoggable(line(FRAMEWORK, "x %s", 1))).isTrue();
    }
}
