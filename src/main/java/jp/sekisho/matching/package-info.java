/// What comparing has in common, whatever the field: the outcome, the rules that led to it, and which kanji are
/// officially one. The fields have a room each: `name`, `address` and `date`, which do not see one another.
///
/// Equality after folding, never similarity: no edit distance, no phonetics, no score. Sees `person` and the JDK; no
/// regular expression, stream or formatter runs while two values are compared.
@NullMarked
package jp.sekisho.matching;

import org.jspecify.annotations.NullMarked;
