/// A gate for the unit tests of a business system. No program that registers may use it.
@NullMarked
package jp.sekisho.caller.fake;

import org.jspecify.annotations.NullMarked;
