package jp.sekisho.security;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// What the server shows at each handshake. A renewed pair takes the place of the old one between two handshakes; one
/// that is under way ends with the pair that it began with. Handing a new pair to the framework's server breaks the
/// connections that it accepts meanwhile.
final class ServerKey extends X509ExtendedKeyManager {
    private volatile Renewals renewals = new Renewals(new Generation(0, List.of()), new Generation(0, List.of()));

    private record Generation(int number, List<ServerProof> proofs) {}

    private record Renewals(Generation before, Generation current) {}

    void show(List<ServerProof> proofs) {
        Generation last = renewals.current();
        renewals = new Renewals(last, new Generation(last.number() + 1, List.copyOf(proofs)));
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Generation now = renewals.current();
        return IntStream.range(0, now.proofs().size())
                .filter(i -> now.proofs().get(i).isOf(type))
                .mapToObj(i -> alias(now, i))
                .findFirst()
                .orElse(null);
    }

    private static String alias(Generation generation, int proof) {
        return generation.number() + "." + proof;
    }

    private Optional<ServerProof> shownAs(String alias) {
        Renewals now = renewals;
        return Stream.of(now.current(), now.before())
                .flatMap(generation -> IntStream.range(0, generation.proofs().size())
                        .filter(i -> alias(generation, i).equals(alias))
                        .mapToObj(i -> generation.proofs().get(i)))
                .findFirst();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return shownAs(alias)
                .map(proof -> proof.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return shownAs(alias).map(ServerProof::key).orElse(null);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(type, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        @Nullable String alias = chooseEngineServerAlias(type, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
