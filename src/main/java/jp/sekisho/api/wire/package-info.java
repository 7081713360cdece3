/// JSON as it crosses the wire, with its constraints. Strings as they were sent; parsing into the domain's types
/// happens in `api`, never here. No record of this package prints what it holds.
@NullMarked
package jp.sekisho.api.wire;

import org.jspecify.annotations.NullMarked;
