package jp.sekisho.api.inspection;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.sekisho.api.wire.CheckResponse;

/// The answer to a line that is a record, and was checked.
@JsonPropertyOrder({"line", "check"})
record CheckedLine(long line, @JsonUnwrapped CheckResponse check) {}
