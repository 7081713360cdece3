/// The strictness of the snapshot file.
@NullMarked
package jp.sekisho.registry.extract;

import org.jspecify.annotations.NullMarked;
