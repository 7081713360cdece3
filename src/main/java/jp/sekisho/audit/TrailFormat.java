package jp.sekisho.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a trail's file. Every line begins with its number in the whole trail and the SHA-256 of the line before
/// it, without its line break; the first line of a file names the file and the trail.
final class TrailFormat {
    /// Stands for the hash before a trail's very first line.
    static final String FIRST = "first";

    private static final int FORMAT = 1;
    private static final Pattern LINE = Pattern.compile(
            "\\{\"seq\":([1-9][0-9]{0,14}),\"prev\":\"([0-9a-f]{64}|first)\",\"time\":\"([^\"]+)\",(.+)\\}");
    private static final Pattern HEADER =
            Pattern.compile("\"file\":([1-9][0-9]{0,8}),\"format\":1,\"instance\":\"([0-9a-f]{32})\"");

    private TrailFormat() {}

    /// A line that was read, as far as its kind matters.
    ///
    /// @param time as it stands there
    record Parsed(long sequence, String previous, String time, Optional<Header> header) {}

    record Header(int file, String instance) {}

    static Optional<Parsed> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Matcher header = HEADER.matcher(matcher.group(4));
        return Optional.of(new Parsed(
                Long.parseLong(matcher.group(1)),
                matcher.group(2),
                matcher.group(3),
                header.matches()
                        ? Optional.of(new Header(Integer.parseInt(header.group(1)), header.group(2)))
                        : Optional.empty()));
    }

    static String header(long sequence, String previous, Header header, Instant time) {
        return begin(sequence, previous, time)
                .append(",\"file\":")
                .append(header.file())
                .append(",\"format\":")
                .append(FORMAT)
                .append(",\"instance\":\"")
                .append(header.instance())
                .append("\"}")
                .toString();
    }

    /// No value needs escaping: all are ids, codes, hashes and times.
    static String entry(long sequence, String previous, TrailEntry entry) {
        StringBuilder line = begin(sequence, previous, entry.time());
        switch (entry) {
            case AuditEntry decision -> decision(line, decision);
            case WorkListEntry list -> workList(line, list);
        }
        return line.append('}').toString();
    }

    private static void workList(StringBuilder line, WorkListEntry entry) {
        text(line, "request", entry.step().name());
        text(line, "caller", entry.user().text());
        entry.operator().ifPresent(operator -> text(line, "operator", operator.text()));
        text(line, "list", entry.list().toString());
        line.append(",\"rows\":").append(entry.rows());
        text(line, "fileSha256", entry.file().hex());
    }

    private static void decision(StringBuilder line, AuditEntry entry) {
        text(line, "request", entry.request().name());
        text(line, "checkId", entry.checkId().toString());
        text(line, "caller", entry.caller().text());
        entry.operator().ifPresent(operator -> text(line, "operator", operator.text()));
        text(line, "procedure", entry.procedure().text());
        text(line, "recordRef", entry.recordRef().text());
        text(line, "decision", entry.decision().name());
        entry.remedy().ifPresent(remedy -> text(line, "remedy", remedy.name()));
        line.append(",\"reasons\":[");
        String separator = "";
        for (Enum<?> reason : entry.reasons()) {
            line.append(separator).append('"').append(reason.name()).append('"');
            separator = ",";
        }
        line.append(']');
        text(line, "policySha256", entry.policySha256().hex());
        entry.registryAsOf().ifPresent(asOf -> text(line, "registryAsOf", asOf.toString()));
        line.append(",\"latencyMicros\":").append(entry.latency().toNanos() / 1_000);
        entry.attestation().ifPresent(id -> text(line, "attestation", id.toString()));
    }

    private static StringBuilder begin(long sequence, String previous, Instant time) {
        return new StringBuilder(512)
                .append("{\"seq\":")
                .append(sequence)
                .append(",\"prev\":\"")
                .append(previous)
                .append("\",\"time\":\"")
                .append(time)
                .append('"');
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
}
