package jp.sekisho.attestation;

/// The end of an inspection; not signed yet.
///
/// @param id the signature's `jti`
/// @param lines lines answered before the trailer
/// @param complete whether every line was read and decided
/// @param resultsSha256 SHA-256 of all lines before the trailer, as the trailer says it
public record InspectionDraft(
        String id, long lines, boolean complete, String resultsSha256, InspectionTrailer trailer) {
    public InspectionDraft {
        FlatJson.requireText("id", id);
        FlatJson.requireText("resultsSha256", resultsSha256);
    }
}
