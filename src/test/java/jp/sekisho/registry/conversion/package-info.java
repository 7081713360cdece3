/// What a site's file becomes, and what of it is rejected.
@NullMarked
package jp.sekisho.registry.conversion;

import org.jspecify.annotations.NullMarked;
