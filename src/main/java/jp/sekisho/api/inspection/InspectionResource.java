package jp.sekisho.api.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.StreamPath;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.stream.Exchange;
import jp.sekisho.api.stream.ReportFormat;
import jp.sekisho.api.stream.StreamAnswers;
import jp.sekisho.api.stream.Streams;
import jp.sekisho.api.text.Language;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.inspection.SeededLinks;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Unchanged;
import jp.sekisho.security.Caller;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Role;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `POST /v1/inspections`: any number of records in one stream, an answer to each, then the report.
@Path("/v1/inspections")
@Singleton
public class InspectionResource {
    private static final int MAX_SEEDED = 1_000;

    private final Checkpoint checkpoint;
    private final Gate gate;
    private final PolicyCatalogue policies;
    private final CharacterSets characterSets;
    private final AttestationSigner signer;
    private final ObjectMapper json;
    private final CurrentCaller currentCaller;
    private final Streams streams;
    private final StreamAnswers answers;

    InspectionResource(
            Checkpoint checkpoint,
            Gate gate,
            PolicyCatalogue policies,
            CharacterSets characterSets,
            AttestationSigner signer,
            ObjectMapper json,
            CurrentCaller currentCaller,
            Streams streams,
            StreamAnswers answers) {
        this.checkpoint = checkpoint;
        this.gate = gate;
        this.policies = policies;
        this.characterSets = characterSets;
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
        return new StreamPath("/v1/inspections");
    }

    @POST
    @RolesAllowed(Role.INSPECTOR)
    @Consumes({Streams.NDJSON, SentRecords.CSV, SentRecords.TSV, SentRecords.EXCEL, SentRecords.XLSX})
    @Produces({Streams.NDJSON, MediaType.TEXT_HTML, ReportFormat.MARKDOWN_TYPE, SentRecords.CSV})
    @Blocking
    @APIResponse(
            responseCode = "200",
            description = "One line a record, then the trailer. The status is sent before the first record is read.")
    public Response inspect(
            InputStream body,
            @QueryParam("seeded") @DefaultValue("0") @Min(0) @Max(MAX_SEEDED) int seeded,
            @QueryParam("attest") @DefaultValue("false") boolean attest,
            @Parameter(
                            description =
                                    "Whether only the blocked records and the lines that are no record are answered, and these once the whole body was read: for a browser, which reads nothing before. The digest is over all answers.")
                    @QueryParam("blockedOnly")
                    @DefaultValue("false")
                    boolean blockedOnly,
            @Parameter(
                            description =
                                    "The character set in which the records are written: `UNICODE`, `JUKI_UNIFIED` (住基ネット統一文字コード), `MJ_PLUS` (行政事務標準文字) or a table of the site's own; without it the one that the callers' file has.")
                    @QueryParam("characterSet")
                    @Nullable
                    String characterSet,
            @Parameter(
                            description =
                                    "The table by which dates of seven digits code their era: `JUKI` (`3390501` is 昭和39年5月1日) or `PENSION` (`5390501`); without it the one that the callers' file has.")
                    @QueryParam("dateCodes")
                    @Nullable
                    String dateCodes,
            @Parameter(
                            description =
                                    "Whether the report as a page lists the records that somebody has to look at: reference, line and reasons of the first 10,000. Without them it holds counts alone.")
                    @QueryParam("records")
                    @DefaultValue("true")
                    boolean listed,
            @Parameter(
                            description =
                                    "What the columns of a table mean that have names of their own: `name=column`, separated by commas, where the column is one of `GET /v1/inspections/columns`, or nothing where it is to be left out. `#3` names the third column.",
                            example = "番号=individualNumber,電話番号=")
                    @QueryParam("columns")
                    @DefaultValue("")
                    String columns,
            @Parameter(
                            description =
                                    "Only records whose persons changed in the registry after the state of this sequence are looked at and answered; the trailer says how many were not. Take it from `registrySequence` of the trailer before. Changes that are not known are refused: then inspect all.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
                    @QueryParam("changedSince")
                    @Min(1)
                    @Nullable
                    Long changedSince,
            @Parameter(
                            description =
                                    "The sheet of a workbook, by its name or its place from 1; without it the first one that is not hidden.")
                    @QueryParam("sheet")
                    @Nullable
                    String sheet,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String contentEncoding,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @HeaderParam(WireRequests.OPERATOR_HEADER) @Nullable String operator,
            @Context Request request,
            @Context RoutingContext context)
            throws IOException {
        Language language = Language.preferredBy(acceptLanguage);
        Caller caller = currentCaller.get();
        // The report counts full reasons and relates lines to each other: more than any other detail may tell.
        if (caller.detail() != Caller.Detail.FULL) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        DeclaredCodes codes = codes(caller.codes(), characterSet, dateCodes);
        InspectionReport.Changed changed = changed(changedSince);
        Submitter submitter = WireRequests.submitter(AuditEntry.Request.INSPECTION, caller, operator);
        ReportFormat format = ReportFormat.preferredBy(request);
        Map<String, Optional<TableColumn>> map = TableColumn.map(columns);
        Exchange exchange = streams.open(context, caller, language, SeededLinks.records(seeded));
        SentRecords records = SentRecords.of(
                exchange.intake(),
                body,
                contentType,
                contentEncoding,
                json,
                new SentRecords.Said(map, Optional.ofNullable(sheet)),
                policies.procedures());
        InspectionContent content = new InspectionContent(
                checkpoint,
                gate,
                policies,
                signer::inspection,
                submitter,
                new InspectionContent.Wish(
                        attest, seeded, codes, listed && format == ReportFormat.HTML, records.notes(), changed),
                language);
        Exchange.Answer answer =
                out -> answers.write(records.lines(), records.format(), content, caller, language, format, out);
        return exchange.response(format, acceptEncoding, blockedOnly ? Exchange.blockedOnly(answer) : answer);
    }

    /// What the stream declares, or else its caller.
    private DeclaredCodes codes(DeclaredCodes ofCaller, @Nullable String characterSet, @Nullable String dateCodes) {
        return new DeclaredCodes(
                characterSet == null
                        ? ofCaller.characterSet()
                        : characterSets.named(characterSet).orElseThrow(() -> unknown("characterSet")),
                dateCodes == null
                        ? ofCaller.dateCodes()
                        : EraCodes.named(dateCodes).orElseThrow(() -> unknown("dateCodes")));
    }

    /// Where the registry does not answer, nothing is told to be unchanged, and every line is looked at.
    private InspectionReport.Changed changed(@Nullable Long since) {
        OptionalLong asked = since == null ? OptionalLong.empty() : OptionalLong.of(since);
        return switch (gate.changesSince(asked.orElse(Extract.NO_SEQUENCE))) {
            case Unchanged.Told(var extract, var _) ->
                new InspectionReport.Changed(OptionalLong.of(extract.sequence()), asked);
            case Unchanged.Unanswered() -> new InspectionReport.Changed(OptionalLong.empty(), asked);
            case Unchanged.NotReached(var _, long newest)
            when since == null -> new InspectionReport.Changed(OptionalLong.of(newest), asked);
            case Unchanged.NotKept() when since == null -> new InspectionReport.Changed(OptionalLong.empty(), asked);
            case Unchanged.NotReached _ -> throw refused("changedSince", ViolationCode.CHANGES_NOT_KNOWN);
            case Unchanged.NotKept() -> throw refused("changedSince", ViolationCode.CHANGES_NOT_KEPT);
        };
    }

    private static ProblemException unknown(String parameter) {
        return refused(parameter, ViolationCode.UNKNOWN_VALUE);
    }

    private static ProblemException refused(String parameter, ViolationCode code) {
        return new ProblemException(ProblemType.INVALID_REQUEST, "/" + parameter, code);
    }
}
