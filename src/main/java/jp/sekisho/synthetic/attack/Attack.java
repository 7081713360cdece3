package jp.sekisho.synthetic.attack;

import java.util.Optional;

/// A way to be wrong, which makes as many attempts as are wanted.
public interface Attack {

    /// The name in the table.
    String name();

    /// The beginning of the note with which the gate takes such a pair on purpose; empty where it must take none.
    String takenWith();

    /// Whether the gate takes such a pair on purpose. These are counted apart.
    default boolean isTaken() {
        return !takenWith().isEmpty();
    }

    /// The next attempt; empty where chance brought nobody to whom the attack applies.
    Optional<Attempt> attempt(Scene scene);
}
