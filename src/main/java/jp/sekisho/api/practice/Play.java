package jp.sekisho.api.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.UndecidedException;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.ReportTrailer;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.checkpoint.CheckIds;
import jp.sekisho.practice.Scene;
import jp.sekisho.practice.Scene.Blocked;
import jp.sekisho.practice.Scene.Delivery;
import jp.sekisho.practice.Scene.Refused;
import jp.sekisho.signing.Signing;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Turns the gate's answer into what the scene has. A request that is refused for itself stays refused.
@Singleton
public final class Play {
    /// What a request bears that has followed the redirection.
    static final String REDIRECTED = "redirected";

    static final String INSPECTIONS = "/v1/inspections";
    private static final long HTTP2_CANCEL = 8;
    private static final String RETRY_AFTER_SECONDS = "1";

    /// A nonce of the right form that belongs to nothing.
    private static final String OTHER_NONCE = "A".repeat(43);

    private static final String HTML =
            "<!DOCTYPE html><html><title>Proxy</title><p>Your request will PASS shortly.</p></html>";

    private static final String UNKNOWN_PROBLEM = """
            {"type": "urn:sekisho:problem:practice-unknown-problem", "title": "practice", "status": 409,
             "code": "PRACTICE_UNKNOWN_PROBLEM", "decision": "BLOCK"}
            """;

    private final ObjectMapper json;
    /// Asked for when it is needed: filters are built before the settings are read.
    private final Instance<AttestationSigner> signer;

    Play(ObjectMapper json, Instance<AttestationSigner> signer) {
        this.json = json;
        this.signer = signer;
    }

    /// Before the records of an inspection are read.
    @ServerRequestFilter
    public void scan(ContainerRequestContext request, RoutingContext context) {
        if (context.normalizedPath().equals(INSPECTIONS)) {
            Cue.of(context)
                    .ifPresent(cue -> request.setEntityStream(new ScannedRecords(request.getEntityStream(), cue)));
        }
    }

    /// After the gate has answered.
    @ServerResponseFilter
    public @Nullable Uni<Void> play(ContainerResponseContext response, RoutingContext context) {
        return Cue.of(context).map(cue -> play(cue, response, context)).orElse(null);
    }

    private @Nullable Uni<Void> play(Cue cue, ContainerResponseContext response, RoutingContext context) {
        if (context.normalizedPath().equals(INSPECTIONS)) {
            if (response.getEntity() instanceof StreamingOutput answer) {
                response.setEntity((StreamingOutput) out -> answer.write(new TrailerOnStage(
                        out,
                        line -> cue.scene().map(scene -> trailer(scene, line)).orElse(line))));
            }
            return null;
        }
        if (cue.scene().filter(Delivery.SILENCE::equals).isPresent()) {
            context.vertx().setTimer(cue.silence().toMillis(), _ -> breakOff(context.request()));
            return Uni.createFrom().nothing();
        }
        if (response.getStatus() == Response.Status.OK.getStatusCode()
                || response.getStatus() == ProblemType.UNDECIDED.status()) {
            Language language = Language.preferredBy(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            cue.scene().ifPresent(scene -> play(scene, response, context, language));
        }
        return null;
    }

    /// An HTTP/2 connection would wait for what is still to be answered on it.
    private static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(HTTP2_CANCEL);
        } else {
            request.connection().close();
        }
    }

    private void play(Scene scene, ContainerResponseContext response, RoutingContext context, Language language) {
        switch (scene) {
            case Blocked(ReasonCode reason) -> block(reason, response, language);
            case Refused refused -> refuse(ProblemType.valueOf(refused.name()), response, language);
            case Delivery delivery -> deliver(delivery, response, context);
        }
    }

    private void block(ReasonCode reason, ContainerResponseContext response, Language language) {
        ReasonWire told = WireResponses.reasons(Set.of(reason), language).getFirst();
        if (reason.remedy() == Remedy.RETRY) {
            replace(
                    response,
                    Problems.undecided(
                            new UndecidedException(told, CheckIds.next().toString()), language));
            response.getHeaders().computeIfPresent(HttpHeaders.RETRY_AFTER, (_, _) -> List.of(RETRY_AFTER_SECONDS));
        } else if (response.getStatus() == Response.Status.OK.getStatusCode()) {
            ObjectNode answer = blocked(json.valueToTree(response.getEntity()));
            answer.put("remedy", reason.remedy().name()).putArray("reasons").addPOJO(told);
            response.setEntity(text(answer));
        }
    }

    private static ObjectNode blocked(ObjectNode answer) {
        answer.put("decision", "BLOCK").putNull("attestation");
        answer.putObject("outcomes");
        answer.putArray("diagnoses");
        answer.putArray("notes");
        return answer;
    }

    private static void refuse(ProblemType type, ContainerResponseContext response, Language language) {
        replace(response, Problems.response(type, language));
        if (type == ProblemType.QUOTA_EXCEEDED) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else if (type == ProblemType.METHOD_NOT_ALLOWED) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, "OPTIONS, POST");
        }
    }

    private static void replace(ContainerResponseContext response, Response by) {
        response.setStatus(by.getStatus());
        by.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.setEntity(by.getEntity(), new Annotation[0], by.getMediaType());
    }

    /// Only what the gate has decided on is delivered in some way or other.
    private void deliver(Delivery delivery, ContainerResponseContext response, RoutingContext context) {
        if (response.getStatus() != Response.Status.OK.getStatusCode()) {
            return;
        }
        ObjectNode answer = json.valueToTree(response.getEntity());
        switch (delivery) {
            case PASS, UNAVAILABLE_ONCE, SILENCE -> {}
            case STREAM_COMPLETE, STREAM_WITHOUT_TRAILER, STREAM_INCOMPLETE, STREAM_ALTERED -> {}
            case UNKNOWN_NOTE -> answer.withArray("/notes").add("PRACTICE_UNKNOWN_NOTE");
            case UNKNOWN_PROPERTY -> answer.putObject("practiceUnknownProperty").put("since", "2.1");
            case UNKNOWN_DECISION -> answer.put("decision", "PASS_PROVISIONALLY");
            case DECISION_MISSING -> answer.remove("decision");
            case UNKNOWN_MODE -> answer.put("mode", "PRACTICE_UNKNOWN_MODE");
            case SHADOW -> answer.put("mode", "SHADOW").putNull("attestation");
            case ATTESTATION_MISSING -> answer.putNull("attestation");
            case ATTESTATION_FORGED -> forge(answer);
            case ATTESTATION_OF_ANOTHER -> attested(answer).forEach(it -> it.put("nonce", OTHER_NONCE));
            case UNKNOWN_REASON -> blockedFor("PRACTICE_UNKNOWN_REASON", "REVIEW", answer);
            case UNKNOWN_REMEDY -> blockedFor("ADDRESS_MISMATCH", "PRACTICE_UNKNOWN_REMEDY", answer);
            case UNKNOWN_PROBLEM -> {
                send(Response.Status.CONFLICT, Problems.MEDIA_TYPE, UNKNOWN_PROBLEM, response);
                return;
            }
            case CUT -> {
                byte[] whole = text(answer).getBytes(UTF_8);
                // At last: the framework writes the length of what it is given.
                context.addHeadersEndHandler(
                        _ -> context.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length)));
                context.addEndHandler(_ -> breakOff(context.request()));
                response.setEntity(new String(whole, 0, whole.length / 2, UTF_8));
                return;
            }
            case REDIRECT -> {
                response.getHeaders().putSingle(HttpHeaders.LOCATION, "/v1/checks?" + REDIRECTED);
                send(Response.Status.TEMPORARY_REDIRECT, MediaType.TEXT_HTML, HTML, response);
                return;
            }
            case HTML -> {
                send(Response.Status.OK, MediaType.TEXT_HTML, HTML, response);
                return;
            }
            case EMPTY -> {
                send(Response.Status.OK, MediaType.APPLICATION_JSON, "", response);
                return;
            }
        }
        response.setEntity(text(answer));
    }

    private static void send(Response.Status status, String mediaType, String body, ContainerResponseContext response) {
        response.setStatus(status.getStatusCode());
        response.setEntity(body, new Annotation[0], MediaType.valueOf(mediaType));
    }

    private static List<ObjectNode> attested(ObjectNode answer) {
        return answer.get("attestation") instanceof ObjectNode attestation ? List.of(attestation) : List.of();
    }

    /// Another first character of the signature: the last one has bits that count for nothing.
    private static void forge(ObjectNode answer) {
        attested(answer).forEach(attestation -> {
            String token = attestation.get("token").asText();
            int signature = token.lastIndexOf('.') + 1;
            char other = token.charAt(signature) == 'A' ? 'B' : 'A';
            attestation.put("token", token.substring(0, signature) + other + token.substring(signature + 1));
        });
    }

    private static void blockedFor(String reason, String remedy, ObjectNode answer) {
        ArrayNode reasons = blocked(answer).put("remedy", remedy).putArray("reasons");
        reasons.addObject()
                .put("code", reason)
                .putNull("field")
                .put("remedy", remedy)
                .put("message", "practice");
    }

    /// @param line with its line break
    private String trailer(Scene scene, String line) {
        return switch (scene) {
            case Delivery.STREAM_WITHOUT_TRAILER -> "";
            case Delivery.STREAM_ALTERED -> line.replaceFirst("\"invalid\":0", "\"invalid\":1");
            case Delivery.STREAM_INCOMPLETE -> incomplete(line);
            case Delivery _, Refused _, Blocked _ -> line;
        };
    }

    private String incomplete(String line) {
        ObjectNode whole;
        try {
            whole = (ObjectNode) json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode trailer = (ObjectNode) whole.get("trailer");
        trailer.put("complete", false)
                .putNull("signature")
                .putArray("incomplete")
                .add("QUOTA");
        ReportTrailer unsigned = ReportTrailer.unsigned(text(whole));
        Signing<String> signed = signer.get()
                .inspection(new ReportDraft(
                        CheckIds.next().toString(),
                        trailer.get("lines").asLong(),
                        false,
                        trailer.get("resultsSha256").asText(),
                        unsigned));
        return switch (signed) {
            case Signing.Signed(String text) -> text + "\n";
            case Signing.NotSigned<String> _ -> "";
        };
    }

    private String text(ObjectNode answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
