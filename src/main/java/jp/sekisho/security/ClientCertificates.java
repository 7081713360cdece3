package jp.sekisho.security;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Tells of client certificates that the TLS layer does not believe. The framework ends such a connection by
/// itself, and knows the certificate no more when it logs that.
@Singleton
public final class ClientCertificates implements HttpServerOptionsCustomizer {
    private final Vertx vertx;
    private final RefusedCredentials refused;

    ClientCertificates(Vertx vertx, RefusedCredentials refused) {
        this.vertx = vertx;
        this.refused = refused;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        @Nullable TrustOptions trust = options.getTrustOptions();
        if (trust != null) {
            options.setTrustOptions(watched(trust));
        }
    }

    /// After the framework has taken renewed certificates over, and has undone what was set at the start.
    void renewed(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) CertificateUpdatedEvent event) {
        SSLOptions options = event.tlsConfiguration().getSSLOptions();
        @Nullable TrustOptions trust = options.getTrustOptions();
        if (trust != null) {
            options.setTrustOptions(watched(trust));
            ((VertxInternal) vertx).sharedHttpServers().values().forEach(server -> server.updateSSLOptions(options));
        }
    }

    private TrustOptions watched(TrustOptions trust) {
        try {
            return Arrays.stream(trust.getTrustManagerFactory(vertx).getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .<TrustManager>map(manager -> new Watched((X509TrustManager) manager))
                    .findFirst()
                    .map(TrustOptions::wrap)
                    .orElse(trust);
        } catch (Exception e) {
            throw new IllegalStateException("the framework has loaded this trust store itself", e);
        }
    }

    /// Decides as the other does.
    private final class Watched implements X509TrustManager {
        private final X509TrustManager believed;

        Watched(X509TrustManager believed) {
            this.believed = believed;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                believed.checkClientTrusted(chain, type);
            } catch (CertificateException e) {
                refused.refused(
                        RefusedCredentials.Refusal.CERTIFICATE,
                        Arrays.stream(chain).findFirst());
                throw e;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            believed.checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return believed.getAcceptedIssuers();
        }
    }
}
