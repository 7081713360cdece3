/// The embedded adapter under the contract, and the strictness of the file it reads.
@NullMarked
package jp.sekisho.registry.snapshot;

import org.jspecify.annotations.NullMarked;
