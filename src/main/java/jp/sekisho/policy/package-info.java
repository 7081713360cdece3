/// The rules that a decision follows: procedures (事務), policies, the catalogue that joins them. Sees `matching`,
/// `person` and the JDK; the files themselves are in `resources/policies`.
@NullMarked
package jp.sekisho.policy;

import org.jspecify.annotations.NullMarked;
