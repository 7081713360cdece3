package jp.sekisho.api.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.QuotedRecords;
import jp.sekisho.stream.Source;

/// The rows of a table in the character set that was declared; or in the one that its bytes tell: of the first line
/// that is no plain ASCII, UTF-8 where it can be that, else Windows-31J. It holds for the whole file from there on, so
/// that a line in another one is refused, not guessed at.
final class TableText implements Source<Line> {
    static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private final QuotedRecords rows;
    private final boolean declared;
    private volatile Optional<Charset> charset;

    /// @param declared the character set, where the sender said one
    TableText(QuotedRecords rows, Optional<Charset> declared) {
        this.rows = rows;
        this.declared = declared.isPresent();
        this.charset = declared;
    }

    /// The next row alone.
    Optional<Line> first() throws IOException {
        Optional<Line> row = rows.first();
        row.ifPresent(this::tell);
        return row;
    }

    void separatedBy(char cellEnd) {
        rows.separatedBy(cellEnd);
    }

    @Override
    public List<Line> read() throws IOException {
        List<Line> read = rows.read();
        for (int i = 0; i < read.size() && charset.isEmpty(); i++) {
            tell(read.get(i));
        }
        return read;
    }

    @Override
    public long linesRead() {
        return rows.linesRead();
    }

    private void tell(Line line) {
        if (charset.isPresent() || isAscii(line.text())) {
            return;
        }
        if (isText(line, StandardCharsets.UTF_8)) {
            charset = Optional.of(StandardCharsets.UTF_8);
        } else if (isText(line, WINDOWS_31J)) {
            charset = Optional.of(WINDOWS_31J);
        }
    }

    /// Whether the file is in Windows-31J, and nobody said so.
    boolean guessed() {
        return !declared && charset.filter(WINDOWS_31J::equals).isPresent();
    }

    String decode(Line line) throws CharacterCodingException {
        return decode(line, charset.orElse(StandardCharsets.UTF_8));
    }

    private static String decode(Line line, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(line.text()))
                .toString();
    }

    private static boolean isText(Line line, Charset charset) {
        try {
            decode(line, charset);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAscii(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
