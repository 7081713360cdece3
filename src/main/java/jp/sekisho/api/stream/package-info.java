/// What every endpoint shares that takes a stream of lines and answers it line by line: room for streams, stalled
/// callers, gzip, reading and letting in, formats of the answer, the tables that every report has. What a stream is
/// about says its content.
@NullMarked
package jp.sekisho.api.stream;

import org.jspecify.annotations.NullMarked;
