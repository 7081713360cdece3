package jp.sekisho.synthetic.prefecture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.SnapshotWriter;

/// The files of a prefecture: `residents.ndjson`, `records.ndjson`, `records.csv` and `truth.tsv`.
public final class PrefectureFolder {
    private static final int BUFFER = 64 * 1024;

    private PrefectureFolder() {}

    /// Creates the folder where there is none, and replaces files of the same names.
    public static void write(Prefecture prefecture, Path folder) throws IOException {
        writeResidents(prefecture.people(), prefecture.settings().asOf(), folder);
        try (RecordsJson json = new RecordsJson(open(folder.resolve("records.ndjson")));
                Writer csv = Files.newBufferedWriter(folder.resolve("records.csv"));
                Writer truth = Files.newBufferedWriter(folder.resolve("truth.tsv"))) {
            RecordsCsv csvRecords = new RecordsCsv(csv);
            TruthTable truthTable = new TruthTable(truth);
            prefecture.records(record -> {
                json.write(record);
                csvRecords.write(record);
                truthTable.write(record);
            });
        }
    }

    /// The first of the files alone.
    public static void writeResidents(Population people, OffsetDateTime asOf, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream out = open(folder.resolve("residents.ndjson"))) {
            SnapshotWriter.write(people, asOf, out);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }
}
