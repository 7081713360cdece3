/// The PostgreSQL adapter: an extract of the registry in a schema of our own, loaded from a snapshot file and looked up
/// with one statement a batch.
///
/// The database is not trusted with persons. It holds keyed hashes for numbers and sealed lines for residents; the key
/// stays with the service and the load. Sees the port, `registry.extract`, JDBC, and Flyway for the load; knows no
/// Quarkus and logs nothing.
@NullMarked
package jp.sekisho.registry.postgresql;

import org.jspecify.annotations.NullMarked;
