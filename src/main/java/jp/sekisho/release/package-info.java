/// When two persons may override a BLOCK that asks for their look (理由付き疑いなし): which decisions can be released, and
/// the two steps of a release. A release is no PASS, and no path leads from here to one.
///
/// Sees `checkpoint`, which writes each step down, and what that stands on; no framework, no wire.
@NullMarked
package jp.sekisho.release;

import org.jspecify.annotations.NullMarked;
