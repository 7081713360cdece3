/// Invented people of Nagano: the registry of `dev` and `demo`, and populations of any size for property tests; and the
/// many writings in which business systems hold the same people.
///
/// The same seed gives the same people on every platform: chance comes from [java.util.Random], whose algorithm is
/// specified, and no result depends on the iteration order of a hash table, on a clock or on a locale. Names are
/// common names and towns are real towns; that a combination may resemble a living person is chance. Sees `person`,
/// the JDK and Jackson's streaming writer; nothing but the command line and tests depends on this package.
@NullMarked
package jp.sekisho.synthetic;

import org.jspecify.annotations.NullMarked;
