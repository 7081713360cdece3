package jp.sekisho.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.text.Language;
import jp.sekisho.attestation.AttestationClaims;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Verification;
import jp.sekisho.audit.SimulatedTrail;
import jp.sekisho.audit.TrailFindings;
import jp.sekisho.audit.TrailVerifier;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Token;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.registry.Extract;
import jp.sekisho.security.Caller;
import jp.sekisho.signing.KeySet;

/// What must hold whatever happens. Each method throws a [Violation] where it does not.
final class Safety {
    static final String ISSUER = "simulated gate";
    private static final Duration LEEWAY = Duration.ofSeconds(5);
    private static final Pattern ISSUED = Pattern.compile("\"iat\":([0-9]+)");
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final Town town;
    private final SimulatedDisk disk;
    private final SimulatedClock clock;
    private final boolean onPlatter;
    private final Set<String> passes = new HashSet<>();
    private final Set<String> blocks = new HashSet<>();

    Safety(Town town, SimulatedDisk disk, SimulatedClock clock, boolean onPlatter) {
        this.town = town;
        this.disk = disk;
        this.clock = clock;
        this.onPlatter = onPlatter;
    }

    /// What is known of a request when it is answered.
    ///
    /// @param serving index of the extract that certainly served when the request came; 0 where none certainly did
    /// @param readings readings of the clock before it came
    record Asked(Caller caller, int serving, int readings) {}

    /// Every answer to one request.
    void answered(Asked asked, List<Town.Sent> sent, List<Answer> answers, KeySet published) {
        if (answers.size() != sent.size()) {
            throw new Violation("not one answer a record");
        }
        Set<Extract> extracts = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            answer.checked().extract().ifPresent(extracts::add);
            decided(asked, sent.get(i), answer);
            writtenDown(answer);
            attested(asked, sent.get(i), answer, published);
            withoutValues("an answer", wire(asked, answer));
        }
        if (extracts.size() > 1) {
            throw new Violation("one request was answered from two extracts");
        }
    }

    private void decided(Asked asked, Town.Sent sent, Answer answer) {
        boolean passed = answer.decision() instanceof Decision.Pass;
        if (answer.checked().extract().isEmpty()) {
            if (passed) {
                throw new Violation("PASS without a registry's answer");
            }
            return;
        }
        Extract extract = answer.checked().extract().get();
        int index = town.indexOf(extract);
        if (index < 0) {
            throw new Violation("an answer from an extract that is none");
        }
        if (index < asked.serving) {
            throw new Violation("an answer from an extract that was replaced before the request came");
        }
        boolean bears = town.get(index).bears(sent);
        if (passed && !bears) {
            throw new Violation("PASS without agreement: " + town.get(index).entries()[sent.number()]);
        }
        if (!passed && bears && !answer.decision().isUndecided()) {
            throw new Violation(
                    "a BLOCK that its extract contradicts: " + answer.decision().reasons());
        }
        if (passed && readings(asked).stream().noneMatch(now -> isFresh(extract, now))) {
            throw new Violation("PASS from an extract that is too old");
        }
    }

    private List<Instant> readings(Asked asked) {
        return clock.readings().subList(asked.readings, clock.readings().size());
    }

    private static boolean isFresh(Extract extract, Instant now) {
        return !extract.asOf().toInstant().plus(Town.MAX_AGE).isBefore(now);
    }

    private void writtenDown(Answer answer) {
        if (answer.decision().reasons().contains(ReasonCode.AUDIT_UNAVAILABLE)) {
            return;
        }
        String id = answer.checkId().toString();
        if (!disk.holds(Simulation.TRAIL, id, onPlatter)) {
            throw new Violation(answer.decision().code() + " answered before its line was written");
        }
        (answer.decision() instanceof Decision.Pass ? passes : blocks).add(id);
    }

    private void attested(Asked asked, Town.Sent sent, Answer answer, KeySet published) {
        boolean due = answer.decision() instanceof Decision.Pass && sent.wire().destinationKey() != null;
        if (answer.token().isPresent() != due) {
            throw new Violation(due ? "PASS without the attestation that is due" : "an attestation without a PASS");
        }
        if (answer.token().isEmpty()) {
            return;
        }
        Token token = answer.token().get();
        if (!(verify(asked, sent, token, published) instanceof Verification.Valid<AttestationClaims>(var claims))) {
            throw new Violation("an attestation that does not verify");
        }
        if (!claims.id().equals(answer.checkId().toString())) {
            throw new Violation("the attestation of another check");
        }
    }

    private static Verification<AttestationClaims> verify(Asked asked, Town.Sent sent, Token token, KeySet published) {
        String claims = claims(token.jws());
        withoutValues("an attestation", claims);
        Matcher issued = ISSUED.matcher(claims);
        if (!issued.find()) {
            throw new Violation("an attestation without its time");
        }
        Instant then = Instant.ofEpochSecond(Long.parseLong(issued.group(1)));
        return new AttestationVerifier(() -> published, ISSUER, Clock.fixed(then, ZoneOffset.UTC), LEEWAY, _ -> true)
                .verify(
                        token.jws(),
                        token.nonce().disclose(),
                        WireRequests.attested(
                                sent.wire().procedure(),
                                DestinationKey.integrated(
                                        Objects.requireNonNull(sent.wire().destinationKey())),
                                sent.wire().subject()),
                        asked.caller.audience());
    }

    /// The readable parts of a token, of one leaf of a tree too.
    private static String claims(String jws) {
        StringBuilder text = new StringBuilder();
        for (String part : jws.split("[.~]", -1)) {
            try {
                text.append(new String(Base64.getUrlDecoder().decode(part), US_ASCII))
                        .append('\n');
            } catch (IllegalArgumentException e) {
                text.append(part).append('\n');
            }
        }
        return text.toString();
    }

    private static String wire(Asked asked, Answer answer) {
        try {
            return JSON.writeValueAsString(WireResponses.body(answer, asked.caller.detail(), Language.JA));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static void withoutValues(String where, String text) {
        for (String mark : Town.MARKS) {
            if (text.contains(mark)) {
                throw new Violation(where + " names a value of a person");
            }
        }
    }

    /// After a process has ended, however it did: what was answered is there.
    void trailHolds(KeySet everyKey, boolean whole) throws IOException {
        if (disk.texts(Simulation.TRAIL).stream().allMatch(String::isEmpty)) {
            if (!passes.isEmpty()) {
                throw new Violation("the trail is gone");
            }
            return;
        }
        SimulatedTrail.Lines lines = SimulatedTrail.read(disk.path(Simulation.TRAIL));
        if (!lines.passes().containsAll(passes)) {
            throw new Violation("the line of an answered PASS is lost");
        }
        if (!lines.blocks().containsAll(blocks)) {
            throw new Violation("the line of an answered BLOCK is lost");
        }
        disk.texts(Simulation.TRAIL).forEach(text -> withoutValues("the trail", text));
        TrailFindings findings = TrailVerifier.verify(disk.path(Simulation.TRAIL), List.of(everyKey), List.of(), false);
        findings.broken().ifPresent(broken -> {
            // While nothing could be signed, no head covers the lines.
            if (whole || broken.kind() != TrailFindings.Kind.NOT_SIGNED) {
                throw new Violation("the trail does not verify: " + broken);
            }
        });
    }
}
