package jp.sekisho.simulation;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;

/// Reads every line that the service logs, in place of a console.
final class LogWatch extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("jp.sekisho");
    private final boolean toParents = logger.getUseParentHandlers();
    private final SimpleFormatter formatter = new SimpleFormatter();

    private String leak = "";

    LogWatch() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord line) {
        String text =
                line instanceof ExtLogRecord extended ? extended.getFormattedMessage() : formatter.formatMessage(line);
        try {
            Safety.withoutValues("a log line", text + " " + line.getThrown());
        } catch (Violation e) {
            leak = String.valueOf(e.getMessage());
        }
    }

    /// Throws once for what was logged since it was last asked.
    void requireNoValues() {
        String found = leak;
        leak = "";
        if (!found.isEmpty()) {
            throw new Violation(found);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(toParents);
    }
}
