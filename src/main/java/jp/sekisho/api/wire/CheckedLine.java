package jp.sekisho.api.wire;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The answer to a line that is a record, and was checked.
@JsonPropertyOrder({"line", "check"})
public record CheckedLine(long line, @JsonUnwrapped CheckResponse check) {}
