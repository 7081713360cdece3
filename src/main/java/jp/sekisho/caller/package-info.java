/// What a business system in Java asks the gate with, shipped in the verifier's jar: one question, `may this record be
/// registered`, with three answers and no fourth. Knows the JDK, and the verifier; nothing of the service.
@NullMarked
package jp.sekisho.caller;

import org.jspecify.annotations.NullMarked;
