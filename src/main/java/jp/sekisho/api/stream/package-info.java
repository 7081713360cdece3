/// What every endpoint shares that takes a stream of lines and answers it line by line, with a signed trailer at the
/// end: room for streams, stalled callers, gzip, formats of the answer.
@NullMarked
package jp.sekisho.api.stream;

import org.jspecify.annotations.NullMarked;
