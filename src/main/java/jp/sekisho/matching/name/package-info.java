/// Names: kanji, reading, Latin form and everyday name (通称), folded letter by letter and compared form by form.
///
/// Sees `person` and the common table of `matching`, no other room.
@NullMarked
package jp.sekisho.matching.name;

import org.jspecify.annotations.NullMarked;
