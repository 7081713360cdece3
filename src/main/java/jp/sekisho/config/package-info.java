/// All settings and all wiring: typed, documented settings with their defaults, and the one place where adapters are
/// chosen.
@NullMarked
package jp.sekisho.config;

import org.jspecify.annotations.NullMarked;
