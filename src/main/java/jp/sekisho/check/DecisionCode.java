package jp.sekisho.check;

/// The two words of a decision (判定), as they are answered and written down. What a decision rests on is the
/// [Decision]'s.
public enum DecisionCode {
    PASS,
    BLOCK
}
