package jp.sekisho.api.reconciliation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import jp.sekisho.api.problem.StreamPath;
import jp.sekisho.api.stream.Exchange;
import jp.sekisho.api.stream.JsonEntries;
import jp.sekisho.api.stream.ReportFormat;
import jp.sekisho.api.stream.StreamAnswers;
import jp.sekisho.api.stream.Streams;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.RegistrationRequest;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.reconciliation.Reconciler;
import jp.sekisho.security.Caller;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Role;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.Source;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `POST /v1/reconciliations`: any number of registrations in one stream, a verdict on each, then the report.
@Path("/v1/reconciliations")
@Singleton
public class ReconciliationResource {
    private static final String CSV = "text/csv";

    private final Reconciler reconciler;
    private final PolicyCatalogue policies;
    private final AttestationSigner signer;
    private final ObjectMapper json;
    private final CurrentCaller currentCaller;
    private final Streams streams;
    private final StreamAnswers answers;

    ReconciliationResource(
            Reconciler reconciler,
            PolicyCatalogue policies,
            AttestationSigner signer,
            ObjectMapper json,
            CurrentCaller currentCaller,
            Streams streams,
            StreamAnswers answers) {
        this.reconciler = reconciler;
        this.policies = policies;
        this.signer = signer;
        this.json = json;
        this.currentCaller = currentCaller;
        this.streams = streams;
        this.answers = answers;
    }

    /// Its body is read as it comes.
    @jakarta.enterprise.inject.Produces
    @Singleton
    static StreamPath path() {
        return new StreamPath("/v1/reconciliations");
    }

    @POST
    @RolesAllowed(Role.RECONCILER)
    @Consumes(Streams.NDJSON)
    @Produces({Streams.NDJSON, MediaType.TEXT_HTML, ReportFormat.MARKDOWN_TYPE, CSV})
    @Blocking
    @APIResponse(
            responseCode = "200",
            description =
                    "One line a registration, then the trailer. The status is sent before the first line is read.")
    public Response reconcile(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String contentEncoding,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @Context Request request,
            @Context RoutingContext context)
            throws IOException {
        Language language = Language.preferredBy(acceptLanguage);
        Caller caller = currentCaller.get();
        ReportFormat format = ReportFormat.preferredBy(request);
        Exchange exchange = streams.open(context, caller, language, 0);
        ReconciliationContent content =
                new ReconciliationContent(reconciler, policies, signer::reconciliation, language);
        Source<Line> lines = exchange.intake().lines(body, contentEncoding);
        return exchange.response(
                format,
                acceptEncoding,
                out -> answers.write(
                        lines,
                        new JsonEntries<>(json, RegistrationRequest.class),
                        content,
                        caller,
                        language,
                        format,
                        out));
    }
}
