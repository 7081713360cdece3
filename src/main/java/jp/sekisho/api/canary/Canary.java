package jp.sekisho.api.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.sekisho.api.Admission;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.base.Resource;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.checkpoint.TrialCheckpoint;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller.Detail;
import org.jboss.logging.Logger;

/// Sends records of invented people through the gate, for every procedure, at the start and every minute: some that
/// must pass and many that must not. They have a registry of their own and never meet the real one's people. Should one
/// pass that must not, nothing that the gate says can be believed: it halts until an operator starts it anew.
@Singleton
public class Canary {
    private static final Logger LOG = Logger.getLogger(Canary.class);
    /// What is unsafe about the settings is to be said first.
    private static final int AFTER_THE_CHECKS = Interceptor.Priority.LIBRARY_AFTER;

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Submitter BY =
            new Submitter(AuditEntry.Request.CHECK, new AuditId("canary"), "canary", Optional.empty());

    private final Gate gate;
    private final TrialCheckpoint trials;
    private final PolicyCatalogue policies;
    private final Validator validator;
    private final ObjectMapper json;
    private final List<Trial> records;
    private final Thread rounds = Thread.ofPlatform().daemon().name("canary").unstarted(this::keepRunning);

    private volatile Result last = Result.NOT_RUN;

    /// What the last round showed.
    enum Result {
        NOT_RUN,
        AS_EXPECTED,
        /// A record that must pass was blocked, or the round broke off: the service blocks what it should not.
        FALSE_BLOCK,
        /// A record that must be blocked passed.
        FALSE_PASS
    }

    /// @param about who or what it is about, for the log
    private record Trial(DecisionCode expected, String about, ObjectNode request) {}

    @Inject
    Canary(
            Gate gate,
            TrialCheckpoint trials,
            PolicyCatalogue policies,
            Validator validator,
            ObjectMapper json,
            MeterRegistry meters) {
        this(gate, trials, policies, validator, json);
        Gauge.builder("sekisho.canary", () -> last.ordinal())
                .description("0 not run, 1 as expected, 2 false block, 3 false pass")
                .register(meters);
        Gauge.builder("sekisho.gate.halted", () -> gate.isHalted() ? 1 : 0)
                .description(
                        "1 when a record passed that must not: the gate blocks everything until it is started anew")
                .register(meters);
    }

    Canary(Gate gate, TrialCheckpoint trials, PolicyCatalogue policies, Validator validator, ObjectMapper json) {
        this.gate = gate;
        this.trials = trials;
        this.policies = policies;
        this.validator = validator;
        this.json = json;
        this.records = records(json);
    }

    void start(@Observes @Priority(AFTER_THE_CHECKS) StartupEvent event) {
        run();
        rounds.start();
    }

    /// Pauses between rounds instead of making appointments: those of a clock that ran ahead and was set back
    /// lie as far off as it ran, and what a round showed meanwhile would stand until then.
    private void keepRunning() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        rounds.interrupt();
    }

    Result last() {
        return last;
    }

    /// What a trial showed.
    ///
    /// @param why for the log: reasons or the kind of a defect, which tell of nobody
    private record Shown(Result result, String why) {}

    /// One round over all procedures, since each may have a policy of its own. What went as it must not is told in one
    /// line: a failure is usually the same for all.
    void run() {
        Result worst = Result.AS_EXPECTED;
        String told = "";
        int unexpected = 0;
        for (Procedure procedure : policies.procedures()) {
            for (Trial trial : records) {
                Shown shown = run(procedure, trial);
                unexpected += shown.result() == Result.AS_EXPECTED ? 0 : 1;
                if (shown.result().compareTo(worst) > 0) {
                    worst = shown.result();
                    told = trial.about() + ", procedure " + procedure.id() + shown.why();
                }
            }
        }
        if (unexpected > 0) {
            LOG.errorf("Canary: %s: %s; %d trials of this round went as they must not", worst, told, unexpected);
        }
        if (worst == Result.FALSE_PASS && !gate.isHalted()) {
            gate.halt();
            LOG.error(
                    "A record passed that must not. Every record is blocked until an operator starts the service anew.");
        }
        last = worst;
    }

    private Shown run(Procedure procedure, Trial trial) {
        JsonNode answer;
        try {
            answer = answer(procedure, trial.request());
        } catch (IOException | RuntimeException | Error e) {
            // An Error too: no round may be the last one.
            return new Shown(Result.FALSE_BLOCK, ", a defect: " + e.getClass().getName());
        }
        Result result = switch (DecisionCode.valueOf(answer.path("decision").asText())) {
            case PASS -> trial.expected() == DecisionCode.PASS ? Result.AS_EXPECTED : Result.FALSE_PASS;
            case BLOCK -> trial.expected() == DecisionCode.BLOCK ? Result.AS_EXPECTED : Result.FALSE_BLOCK;
        };
        List<String> reasons = answer.path("reasons").findValuesAsText("code");
        return new Shown(result, reasons.isEmpty() ? "" : ", " + String.join(" ", reasons));
    }

    /// What a caller would read: from JSON to JSON, signature included.
    private JsonNode answer(Procedure procedure, ObjectNode trial) throws IOException {
        byte[] body = json.writeValueAsBytes(trial.deepCopy().put("procedure", procedure.id()));
        CheckRequest request = json.readValue(body, CheckRequest.class);
        if (!validator.validate(request).isEmpty()) {
            throw new IllegalStateException("a trial is a valid request");
        }
        Answer answer = trials.checkpoint()
                .check(WireRequests.submission(
                        BY,
                        request,
                        Admission.Admitted.of(procedure, Destination.INTERMEDIATE_SERVER, request),
                        DeclaredCodes.NONE));
        return json.readTree(json.writeValueAsBytes(WireResponses.body(answer, Detail.FULL, Language.JA)));
    }

    private static List<Trial> records(ObjectMapper json) {
        return Resource.text("/canary/records.ndjson")
                .lines()
                .map(line -> trial(line, json))
                .toList();
    }

    private static Trial trial(String line, ObjectMapper json) {
        try {
            var trial = json.readTree(line);
            return new Trial(
                    DecisionCode.valueOf(trial.required("expected").asText()),
                    trial.required("about").asText(),
                    (ObjectNode) trial.required("request"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
