/// The contract that every adapter of the resident registry is held to, and the tests of each.
@NullMarked
package jp.sekisho.registry;

import org.jspecify.annotations.NullMarked;
