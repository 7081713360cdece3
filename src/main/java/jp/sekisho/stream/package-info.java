/// Streams, whatever they carry: cuts bytes into lines and records, spreads the work over the cores and gives it back
/// in order, holds fast senders back, and ends with a signed trailer. Knows neither what an entry says nor how it is
/// answered, and no framework.
///
/// Everything here lives as long as its stream, in bounded memory.
@NullMarked
package jp.sekisho.stream;

import org.jspecify.annotations.NullMarked;
