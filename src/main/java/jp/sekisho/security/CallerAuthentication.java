package jp.sekisho.security;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// Tells the caller from its credentials: the client certificate that the TLS layer has verified, a token, or both,
/// which must then name the same caller. A credential that is nobody's is refused; without any, nothing is permitted.
/// In the practice profiles everybody is one of two callers with every role and full detail.
@Singleton
public final class CallerAuthentication implements HttpAuthenticationMechanism {
    /// Asked before the framework's own mechanisms, which would accept any certificate that the TLS layer does.
    static final int FIRST = 10_000;

    private static final String PROVED = CallerAuthentication.class.getName();
    private static final String BEARER = "Bearer ";
    private static final Caller EVERYBODY = practising("practice");

    /// Whoever shows its name as a token. A release takes two callers.
    private static final Caller SECOND = practising("practice-2");

    private final Practice practice;
    private final Supplier<Callers> callers;
    private final Supplier<Optional<BearerTokens>> tokens;

    CallerAuthentication(Practice practice, Supplier<Callers> callers, Supplier<Optional<BearerTokens>> tokens) {
        this.practice = practice;
        this.callers = callers;
        this.tokens = tokens;
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviderManager) {
        Optional<Caller> caller =
                practice.active() ? Optional.of(practising(context.request())) : caller(context.request());
        caller.ifPresent(_ -> context.put(PROVED, true));
        return caller.isPresent()
                ? Uni.createFrom().item(identity(caller.get()))
                : Uni.createFrom().nullItem();
    }

    private static Caller practising(String id) {
        return new Caller(
                id,
                Role.ALL,
                Set.of(Caller.EVERY_PROCEDURE),
                Set.of(Caller.EVERY_DESTINATION),
                Caller.Detail.FULL,
                "practice",
                Quota.UNLIMITED);
    }

    private static Caller practising(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaderNames.AUTHORIZATION);
        return authorization != null
                        && token(authorization).filter(SECOND.id()::equals).isPresent()
                ? SECOND
                : EVERYBODY;
    }

    /// Whether a request came from a caller.
    static boolean hasProved(RoutingContext context) {
        return context.get(PROVED, false);
    }

    private Optional<Caller> caller(HttpServerRequest request) {
        Callers known = callers.get();
        List<Optional<Caller>> proven = new ArrayList<>(2);
        certificate(request).ifPresent(shown -> proven.add(known.withCertificate(shown.getSubjectX500Principal())));
        for (String authorization : request.headers().getAll(HttpHeaderNames.AUTHORIZATION)) {
            proven.add(tokens.get()
                    .flatMap(verifier -> token(authorization).flatMap(verifier::subject))
                    .flatMap(known::withToken));
        }
        if (proven.isEmpty()) {
            return Optional.empty();
        }
        Optional<Caller> first = proven.getFirst();
        if (first.isEmpty() || !proven.stream().allMatch(first::equals)) {
            throw new AuthenticationFailedException();
        }
        return first;
    }

    private static Optional<String> token(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    /// The client certificate that the TLS layer has verified.
    static Optional<X509Certificate> certificate(HttpServerRequest request) {
        @Nullable SSLSession session = request.sslSession();
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate ? Optional.of(certificate) : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addRoles(caller.roles())
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }

    /// None: a caller knows how it proves itself, and the problem says that it has not.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
