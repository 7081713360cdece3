/// The embedded adapter under the contract, and how it takes a newer file over.
@NullMarked
package jp.sekisho.registry.snapshot;

import org.jspecify.annotations.NullMarked;
