/// What the contract says beyond wire records, resources and the prose of `META-INF/openapi.yaml`: the problems of
/// every operation, what may be null, and the second way for a caller to prove itself.
@NullMarked
package jp.sekisho.api.contract;

import org.jspecify.annotations.NullMarked;
