package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import jp.sekisho.security.ConnectionBounds;

/// How many connections clients may hold, and how long without asking anything.
@ConfigMapping(prefix = "sekisho.http")
public interface HttpSettings {
    /// From the connect until the first request's head is whole, the TLS handshake included.
    @WithDefault("10s")
    Duration firstRequestTimeout();

    /// From an answer until the next request's head is whole, for a client that has not proved itself.
    @WithDefault("10s")
    Duration strangerIdleTimeout();

    /// The same for a caller.
    @WithDefault("5m")
    Duration callerIdleTimeout();

    /// For the body of a request that is no stream.
    @WithDefault("30s")
    Duration bodyTimeout();

    /// In all.
    @WithDefault("1000")
    int maxConnections();

    /// From one address. Where callers come through a balancer, they share one.
    @WithDefault("250")
    int maxConnectionsPerAddress();

    /// How often the server's certificate, its key and the callers' authorities are read again; what is renewed is
    /// taken over without a restart.
    @WithDefault("1m")
    Duration certificateReloadInterval();

    default ConnectionBounds bounds() {
        return SettingsRefused.naming(
                "sekisho.http",
                () -> new ConnectionBounds(
                        firstRequestTimeout(),
                        strangerIdleTimeout(),
                        callerIdleTimeout(),
                        bodyTimeout(),
                        maxConnections(),
                        maxConnectionsPerAddress()));
    }
}
