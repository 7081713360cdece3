/// Trials of the gate with known records while it serves. Sees the API as a caller does; nothing depends on it.
@NullMarked
package jp.sekisho.api.canary;

import org.jspecify.annotations.NullMarked;
