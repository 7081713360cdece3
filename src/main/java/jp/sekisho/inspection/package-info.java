/// The inspection (自主点検): many records in one stream. Splits the stream into lines, spreads the work over the cores and
/// gives it back in order, relates the records of the stream to each other, and counts the report. What a line says and
/// how an answer is written is the `api`'s business. Sees `check`.
///
/// Everything here lives as long as its stream, in bounded memory.
@NullMarked
package jp.sekisho.inspection;

import org.jspecify.annotations.NullMarked;
