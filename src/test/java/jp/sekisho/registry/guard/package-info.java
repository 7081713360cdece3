/// The guard around adapters that fail in every way.
@NullMarked
package jp.sekisho.registry.guard;

import org.jspecify.annotations.NullMarked;
