package jp.sekisho.stream.workbook;

import java.io.IOException;

/// The workbook has no sheet of that name or number.
public final class NoSuchSheet extends IOException {
    NoSuchSheet() {
        super("no such sheet");
    }
}
