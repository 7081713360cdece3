package jp.sekisho.ops;

import org.jspecify.annotations.Nullable;

/// Stands in the log for an exception: its type and its stack, without its text, which may hold anything.
public final class WithoutText extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 8;

    private WithoutText(Throwable original, int depth) {
        super(original.getClass().getName(), causeOf(original, depth));
        setStackTrace(original.getStackTrace());
    }

    public static Throwable of(Throwable original) {
        return original instanceof WithoutText ? original : new WithoutText(original, 0);
    }

    private static @Nullable Throwable causeOf(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return cause == null || depth == MAX_CAUSES ? null : new WithoutText(cause, depth + 1);
    }
}
