/// Character sets that a sender declares, and how their text becomes Unicode.
///
/// One code is one letter here and another there: U+FA46 is 渚 in Unicode and 海 in the set of the resident registry
/// network. So a text is converted by what its sender declares, before anything looks at it. Sees `person` and `base`;
/// knows no file of the registry, no wire and no setting.
@NullMarked
package jp.sekisho.characters;

import org.jspecify.annotations.NullMarked;
