package jp.sekisho.worklist;

/// No list is written or taken. The message says why, in Japanese and English, and holds nothing of a person.
public final class WorkListRefused extends Exception {
    public WorkListRefused(String japanese, String english) {
        super(japanese + " / " + english);
    }
}
