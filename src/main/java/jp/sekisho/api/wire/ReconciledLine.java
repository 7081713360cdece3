package jp.sekisho.api.wire;

import jp.sekisho.reconciliation.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to one registration.
@Schema(description = "The answer to one registration.")
public record ReconciledLine(
        @Schema(description = "The line's number, from 1.", examples = "17")
        long line,

        String procedure,

        @Schema(
                description =
                        "`ATTESTED`, `RELEASED`, or what is wrong, see `verdicts` of `GET /v1/codes`. Judged at `registeredAt`, not now.")
        Verdict verdict) {}
