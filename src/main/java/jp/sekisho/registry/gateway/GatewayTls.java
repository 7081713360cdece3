package jp.sekisho.registry.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Mutual TLS from PKCS#12 files.
public final class GatewayTls {
    private GatewayTls() {}

    /// A PKCS#12 file with its password.
    public record Store(Path file, String password) {
        @Override
        public String toString() {
            return "Store[withheld]";
        }
    }

    /// @param key the client certificate with its key; without it no certificate is shown
    /// @param trust the authorities that may vouch for the gateway; without it those of the Java runtime
    public static SSLContext context(Optional<Store> key, Optional<Store> trust) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            if (key.isPresent()) {
                keys.init(load(key.get()), key.get().password().toCharArray());
            } else {
                keys.init(null, null);
            }
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust.isPresent() ? load(trust.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the gateway's key or trust store cannot be used", e);
        }
    }

    private static KeyStore load(Store store) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store.file())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, store.password().toCharArray());
            return keys;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot open " + store.file() + ", or its password is wrong", e);
        }
    }
}
