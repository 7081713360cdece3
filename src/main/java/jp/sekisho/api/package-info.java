/// The HTTP interface: resources, wire records, problems, localisation. Nothing depends on it.
@NullMarked
package jp.sekisho.api;

import org.jspecify.annotations.NullMarked;
