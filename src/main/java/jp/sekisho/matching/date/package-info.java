/// Birth dates, as far as both sides know them.
///
/// Sees `person` and the common table of `matching`, no other room.
@NullMarked
package jp.sekisho.matching.date;

import org.jspecify.annotations.NullMarked;
