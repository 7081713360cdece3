package jp.sekisho.stream.workbook;

import java.io.IOException;

/// It is no workbook that can be read. Holds nothing of what it says, not even as a cause.
public final class NoWorkbook extends IOException {
    public NoWorkbook() {
        super("no workbook that can be read");
    }
}
