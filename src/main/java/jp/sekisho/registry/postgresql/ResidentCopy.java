package jp.sekisho.registry.postgresql;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Streams rows into the table of residents: PostgreSQL's binary COPY.
final class ResidentCopy implements AutoCloseable {
    private static final String COPY = "COPY sekisho.resident (key, sealed) FROM STDIN (FORMAT binary)";
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int COLUMNS = 2;
    private static final int END = -1;
    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;

    ResidentCopy(Connection connection) throws SQLException, IOException {
        out = new DataOutputStream(new BufferedOutputStream(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, BUFFER), BUFFER));
        out.write(SIGNATURE);
        out.writeInt(NO_FLAGS);
        out.writeInt(NO_EXTENSION);
    }

    void add(byte[] key, byte[] sealed) throws IOException {
        out.writeShort(COLUMNS);
        out.writeInt(key.length);
        out.write(key);
        out.writeInt(sealed.length);
        out.write(sealed);
    }

    /// Ends the rows; whether they stay is for the transaction to say.
    @Override
    public void close() throws IOException {
        out.writeShort(END);
        out.close();
    }
}
