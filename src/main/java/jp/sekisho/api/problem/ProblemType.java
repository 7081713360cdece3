package jp.sekisho.api.problem;

import java.util.Locale;

/// Every error that the API answers.
public enum ProblemType {
    /// The body is not JSON.
    MALFORMED_JSON(400),
    /// The body is JSON, but not what the schema says; `violations` lists where.
    INVALID_REQUEST(400),
    /// A line is no record of the CSV; `violations` says why.
    MALFORMED_CSV(400),
    /// The content encoding says gzip, and the body is something else.
    MALFORMED_GZIP(400),
    /// The body is packed, and unpacks to more than allowed.
    INFLATED_TOO_FAR(400),
    /// A line of a stream is longer than allowed.
    LINE_TOO_LONG(400),
    /// The header row does not name the columns as documented; `violations` lists where.
    CSV_HEADER(400),
    /// No request as HTTP has it: without a host, or with two.
    MALFORMED_REQUEST(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    /// The caller is not entitled to this procedure.
    PROCEDURE_NOT_PERMITTED(403),
    /// The caller may not send there, or the destination does not take records of this procedure.
    DESTINATION_NOT_PERMITTED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNKNOWN_PROCEDURE(422),
    UNKNOWN_DESTINATION(422),
    /// The destination takes keys of another kind.
    DESTINATION_KEY_KIND(422),
    /// The caller has sent more than its quota.
    QUOTA_EXCEEDED(429),
    /// The caller has sent too many different records for one number.
    NUMBER_TRIED_TOO_OFTEN(429),
    /// A defect of the service.
    INTERNAL_ERROR(500),
    /// It could not be decided now; `code` holds the reason.
    UNDECIDED(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /// The stable identifier of the problem type.
    public String type() {
        return "urn:sekisho:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
