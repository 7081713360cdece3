package jp.sekisho.registry.gateway;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import jp.sekisho.registry.gateway.GatewayTls.Store;

/// Throw-away certificates for a gateway on this machine and one client of it.
public final class Certificates {
    public static final String PASSWORD = "for-tests-only";

    private final Path folder;

    public Certificates(Path folder) throws Exception {
        this.folder = folder;
        for (String name : List.of("gateway", "stranger")) {
            new CertificateGenerator(folder, true)
                    .generate(new CertificateRequest()
                            .withName(name)
                            .withCN(name)
                            .withSubjectAlternativeName("DNS:localhost")
                            .withPassword(PASSWORD)
                            .withFormats(List.of(Format.PKCS12))
                            .withClientCertificate());
        }
    }

    public SSLContext server() {
        return GatewayTls.context(store("gateway-keystore"), store("gateway-server-truststore"));
    }

    public SSLContext client() {
        return GatewayTls.context(store("gateway-client-keystore"), store("gateway-client-truststore"));
    }

    /// A client whose certificate the gateway does not know.
    public SSLContext stranger() {
        return GatewayTls.context(store("stranger-client-keystore"), store("gateway-client-truststore"));
    }

    /// A client that does not know the gateway's certificate.
    public SSLContext distrustful() {
        return GatewayTls.context(store("gateway-client-keystore"), store("stranger-client-truststore"));
    }

    public SSLContext withoutCertificate() {
        return GatewayTls.context(Optional.empty(), store("gateway-client-truststore"));
    }

    private Optional<Store> store(String name) {
        return Optional.of(new Store(folder.resolve(name + ".p12"), PASSWORD));
    }
}
