/// Attacks on the gate: wrong links, and pairs of different dwellings, by the hundred thousand. Apart from what makes
/// good records, and blind to how names and addresses are compared: what it makes is wrong because two people, or two
/// dwellings, are two.
@NullMarked
package jp.sekisho.synthetic.attack;

import org.jspecify.annotations.NullMarked;
