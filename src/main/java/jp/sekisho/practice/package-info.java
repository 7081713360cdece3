/// Scenes for callers to practise on: magic numbers, and what the gate answers to each. The one table that the
/// practice gate plays from, the conformance kit walks through and the page shows. It decides nothing, and
/// knows no HTTP server.
@NullMarked
package jp.sekisho.practice;

import org.jspecify.annotations.NullMarked;
