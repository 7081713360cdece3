package jp.sekisho.synthetic.prefecture;

import java.io.IOException;
import java.io.Writer;

/// Writes what the gate must find, one row a record. The line is that of `records.ndjson`, from 1.
final class TruthTable {
    private final Writer out;
    private int line = 0;

    TruthTable(Writer out) throws IOException {
        this.out = out;
        out.write("line\trecordRef\tprocedure\tclass\tcause\tdecision\tremedy\tsuspectedWrongLink\n");
    }

    void write(SyntheticRecord record) throws IOException {
        line++;
        RecordClass kind = record.kind();
        out.write(String.join(
                "\t",
                Integer.toString(line),
                record.recordRef(),
                record.procedure(),
                kind.name(),
                record.cause().diagnosis(),
                kind.decision(),
                kind.remedy(),
                Boolean.toString(kind.wrongLink())));
        out.write('\n');
    }
}
