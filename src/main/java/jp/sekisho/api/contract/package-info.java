/// The contract as the OpenAPI document shows it beyond what wire records and resources say themselves: the problems
/// of every operation, and examples that are real answers.
@NullMarked
package jp.sekisho.api.contract;

import org.jspecify.annotations.NullMarked;
