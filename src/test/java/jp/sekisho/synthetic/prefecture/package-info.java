/// Tests of the synthetic prefecture: its counts, its bytes, and that the gate finds its truth.
@NullMarked
package jp.sekisho.synthetic.prefecture;

import org.jspecify.annotations.NullMarked;
