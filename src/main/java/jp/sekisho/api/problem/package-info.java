/// Errors as RFC 9457 problems: one enum, one wire record, one place that maps exceptions. A problem carries no
/// input: JSON pointers and codes, never a value, never the text of an exception.
@NullMarked
package jp.sekisho.api.problem;

import org.jspecify.annotations.NullMarked;
