/// `GET /`: the page on which people inspect a file, check one record, and look up what the gate goes by. It asks the
/// same endpoints as every other caller, and may see no more than they do.
@NullMarked
package jp.sekisho.api.page;

import org.jspecify.annotations.NullMarked;
