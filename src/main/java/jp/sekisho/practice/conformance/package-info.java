/// The conformance kit: walks a caller's test system through every scene of a practice gate, asks after each whether it
/// registered the record, and reports. It judges by that alone and looks at nothing that the caller sent.
@NullMarked
package jp.sekisho.practice.conformance;

import org.jspecify.annotations.NullMarked;
