/// What the JDK lacks and several rooms need: files of the class path, who may use a key's file, tab-separated tables,
/// settings whose keys stand once, lines of bytes, unpaired surrogates.
///
/// Knows no domain and no other room. `signing` and `attestation`, which are shipped without it, do not see it.
@NullMarked
package jp.sekisho.base;

import org.jspecify.annotations.NullMarked;
