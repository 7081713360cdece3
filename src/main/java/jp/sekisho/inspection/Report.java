package jp.sekisho.inspection;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.Shape;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Procedure;

/// The report of an inspection, in the columns that the prefecture published.
///
/// @param procedures those of the catalogue, in its order, with records or not
/// @param total all lines, those that name no known procedure included
/// @param boundReached diagnoses that related less than the whole stream, because it holds more than their bounds
/// @param firstLine number of the first line that was answered, 0 where there was none
/// @param unchanged records that were not looked at, because their persons have not changed; counted nowhere else
/// @param policies those that decided
/// @param extracts when the extracts that answered were taken; more than one where the registry changed meanwhile
public record Report(
        Map<Procedure, Counts> procedures,
        Counts total,
        Causes causes,
        Map<ReasonCode, Long> reasons,
        Map<Shape, Long> shapes,
        Map<Diagnosis, Long> diagnoses,
        List<StreamFinding> findings,
        Set<Diagnosis> boundReached,
        long firstLine,
        long lastLine,
        long unchanged,
        Set<Policy> policies,
        Set<OffsetDateTime> extracts,
        Optional<DetectionPower> detection) {}
