/// How one field of a record compares with the registry's: folding of notation, official variants, structure of
/// addresses.
///
/// Equality after folding, never similarity: no edit distance, no phonetics, no score. Sees `person` and the JDK; no
/// regular expression, stream or formatter runs while two values are compared.
@NullMarked
package jp.sekisho.matching;

import org.jspecify.annotations.NullMarked;
