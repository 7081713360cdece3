package jp.sekisho.simulation;

import java.util.Map;
import java.util.TreeMap;

/// What simulations came to.
final class Statistics {
    private final Map<Fault, Long> faults = new TreeMap<>();
    private final Map<String, Long> answers = new TreeMap<>();
    private long runs;
    private long steps;
    private long refused;
    private long unanswered;
    private long starts;
    private long virtualSeconds;
    private long longestRecovery;

    void fault(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    void answer(String what) {
        answers.merge(what, 1L, Long::sum);
    }

    void refused() {
        refused++;
    }

    void asked() {
        unanswered++;
    }

    void answered() {
        unanswered--;
    }

    void started() {
        starts++;
    }

    void ran(long stepsOfIt, long seconds, long recovery) {
        runs++;
        steps += stepsOfIt;
        virtualSeconds += seconds;
        longestRecovery = Math.max(longestRecovery, recovery);
    }

    long runs() {
        return runs;
    }

    Map<Fault, Long> faults() {
        return faults;
    }

    Map<String, Long> answers() {
        return answers;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("runs ").append(runs).append(", steps ").append(steps);
        text.append(", virtual hours ").append(virtualSeconds / 3600).append('\n');
        text.append("starts of the service ").append(starts);
        text.append(", longest recovery ").append(longestRecovery).append(" s of virtual time\n");
        text.append("requests of no caller ").append(refused);
        text.append(", requests whose process ended before the answer ")
                .append(unanswered)
                .append('\n');
        text.append("answers\n");
        answers.forEach((what, count) ->
                text.append("  ").append(what).append(' ').append(count).append('\n'));
        text.append("faults\n");
        faults.forEach((fault, count) ->
                text.append("  ").append(fault).append(' ').append(count).append('\n'));
        return text.toString();
    }
}
