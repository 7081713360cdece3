package jp.sekisho.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/// In the practice profiles everybody is one caller with every role and full detail. In production this mechanism knows
/// nobody.
@Singleton
public final class OpenIdentity implements HttpAuthenticationMechanism {
    private static final Caller EVERYBODY =
            new Caller("practice", Role.ALL, Set.of(Caller.EVERY_PROCEDURE), Caller.Detail.FULL, "practice");
    private static final SecurityIdentity IDENTITY = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(EVERYBODY.id()))
            .addRoles(EVERYBODY.roles())
            .addAttribute(CurrentCaller.ATTRIBUTE, EVERYBODY)
            .build();

    private final Practice practice;

    OpenIdentity(Practice practice) {
        this.practice = practice;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviderManager) {
        return practice.active()
                ? Uni.createFrom().item(IDENTITY)
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
