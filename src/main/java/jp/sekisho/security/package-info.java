/// Who may call: roles, callers, and the one place where a caller is told from its credentials.
@NullMarked
package jp.sekisho.security;

import org.jspecify.annotations.NullMarked;
