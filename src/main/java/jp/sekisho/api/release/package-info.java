/// Releases (理由付き疑いなし): two persons of two callers override a BLOCK that asks for a person's look. A release is signed
/// apart, verified apart, counted apart, and never a PASS.
@NullMarked
package jp.sekisho.api.release;

import org.jspecify.annotations.NullMarked;
