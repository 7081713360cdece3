package jp.sekisho.security;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificates of the TLS port, which may be renewed while it listens. Tells of client certificates that it does
/// not believe: the framework ends such a connection by itself, and knows the certificate no more when it logs that.
@Singleton
public final class Certificates implements HttpServerOptionsCustomizer {
    private final Vertx vertx;
    private final RefusedCredentials refused;
    private final ServerKey key = new ServerKey();
    private final Watched watched = new Watched();

    Certificates(Vertx vertx, RefusedCredentials refused) {
        this.vertx = vertx;
        this.refused = refused;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        @Nullable KeyCertOptions keys = options.getKeyCertOptions();
        if (keys != null) {
            key.show(proofs(keys));
            options.setKeyCertOptions(KeyCertOptions.wrap(key));
        }
        @Nullable TrustOptions trust = options.getTrustOptions();
        if (trust != null) {
            watched.believed = trustManager(trust);
            options.setTrustOptions(TrustOptions.wrap(watched));
        }
    }

    /// What these options, which may name files, hold now.
    public List<ServerProof> proofs(KeyCertOptions keys) {
        try {
            return Stream.of(keys.getKeyManagerFactory(vertx).getKeyManagers())
                    .filter(X509KeyManager.class::isInstance)
                    .flatMap(manager -> ServerProof.of((X509KeyManager) manager).stream())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("the framework has loaded this key store itself", e);
        }
    }

    /// From the next handshake on.
    ///
    /// @param trust the authorities of the callers; none where the port asks for no certificates
    public void renew(List<ServerProof> proofs, @Nullable TrustOptions trust) {
        if (trust != null) {
            watched.believed = trustManager(trust);
        }
        key.show(proofs);
    }

    private X509TrustManager trustManager(TrustOptions trust) {
        try {
            return Arrays.stream(trust.getTrustManagerFactory(vertx).getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException("the framework has loaded this trust store itself", e);
        }
    }

    /// Decides as the believed one does.
    private final class Watched implements X509TrustManager {
        private volatile @Nullable X509TrustManager believed;

        private X509TrustManager believed() throws CertificateException {
            @Nullable X509TrustManager now = believed;
            if (now == null) {
                throw new CertificateException("no authority is believed");
            }
            return now;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                believed().checkClientTrusted(chain, type);
            } catch (CertificateException e) {
                refused.refused(
                        RefusedCredentials.Refusal.CERTIFICATE,
                        Arrays.stream(chain).findFirst());
                throw e;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            believed().checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            @Nullable X509TrustManager now = believed;
            return now == null ? new X509Certificate[0] : now.getAcceptedIssuers();
        }
    }
}
