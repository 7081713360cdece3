/// The inspection (自主点検): what is counted and seen in a stream of records. Relates the records to each other, and
/// counts the report. What a line says and how an answer is written is the `api`'s business. Sees `check`.
///
/// Everything here lives as long as its stream, in bounded memory.
@NullMarked
package jp.sekisho.inspection;

import org.jspecify.annotations.NullMarked;
