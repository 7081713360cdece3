/// What operators see: health, metrics, the line at start, and the checks that stop an unsafe start.
@NullMarked
package jp.sekisho.ops;

import org.jspecify.annotations.NullMarked;
