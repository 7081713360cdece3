package jp.sekisho.inspection;

import java.util.List;
import jp.sekisho.check.Diagnosis;

/// What only the whole stream shows.
///
/// @param lines the lines concerned, ascending; of a run of lines its first and its last
/// @param offset for `BATCH_MISALIGNED`: each record of the run carries the number of the record so many records
/// further
///     on; 0 otherwise
public record StreamFinding(Diagnosis diagnosis, List<Long> lines, int offset) {}
