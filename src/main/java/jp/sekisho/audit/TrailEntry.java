package jp.sekisho.audit;

import java.time.Instant;

/// What a trail writes down, one line each.
public sealed interface TrailEntry permits AuditEntry, WorkListEntry {
    Instant time();
}
