/// The practice gate's stage: at the edge of HTTP, behind everything that decides. It changes answers on their
/// way out and is set up only where a rehearsal is (see docs/decisions/0012-scenes-at-the-edge.md).
@NullMarked
package jp.sekisho.api.practice;

import org.jspecify.annotations.NullMarked;
