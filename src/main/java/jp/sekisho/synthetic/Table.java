package jp.sekisho.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the tab-separated tables of the synthetic people: a heading line, then rows.
public final class Table {
    private Table() {}

    public static List<String[]> rows(String file) {
        try (InputStream in = Table.class.getResourceAsStream("/synthetic/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing table " + file);
            }
            List<String[]> rows = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n", -1)) {
                if (!line.isEmpty()) {
                    rows.add(line.split("\t", -1));
                }
            }
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
