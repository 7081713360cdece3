package jp.sekisho.attestation;

import jp.sekisho.signing.FlatJson;

/// The end of an inspection or a reconciliation; not signed yet.
///
/// @param id the signature's `jti`
/// @param lines lines answered before the trailer
/// @param complete whether every line was read and answered
/// @param resultsSha256 SHA-256 of all lines before the trailer, as the trailer says it
public record ReportDraft(String id, long lines, boolean complete, String resultsSha256, ReportTrailer trailer) {
    public ReportDraft {
        FlatJson.requireText("id", id);
        FlatJson.requireText("resultsSha256", resultsSha256);
    }
}
