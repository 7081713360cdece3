package jp.sekisho.registry.postgresql;

import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import java.sql.SQLException;
import java.util.Set;

/// Tells a connection that is gone from a statement that failed. The pool throws the former away.
final class ConnectionFailure implements ExceptionSorter {
    /// Of the SQL standard: connection exceptions.
    private static final String CONNECTION = "08";

    /// PostgreSQL's `admin_shutdown`, `crash_shutdown` and `cannot_connect_now`: it is stopping or starting.
    private static final Set<String> RESTARTING = Set.of("57P01", "57P02", "57P03");

    @Override
    public boolean isFatal(SQLException e) {
        return isOne(e);
    }

    static boolean isOne(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith(CONNECTION) || RESTARTING.contains(state));
    }
}
