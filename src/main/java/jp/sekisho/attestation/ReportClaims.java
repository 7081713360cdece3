package jp.sekisho.attestation;

import java.time.Instant;

/// What a valid signature of a report says.
///
/// @param lines lines answered before the trailer
/// @param complete whether every line was read and answered
/// @param resultsSha256 SHA-256 of all lines before the trailer, line breaks included: whoever holds them compares it
public record ReportClaims(
        String id, String keyId, String issuer, Instant issuedAt, long lines, boolean complete, String resultsSha256) {}
