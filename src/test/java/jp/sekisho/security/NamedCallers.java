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
import org.jspecify.annotations.Nullable;

/// Lets a test say who calls, by the header [#HEADER]; without it everybody is the caller for practice.
@Singleton
public final class NamedCallers implements HttpAuthenticationMechanism {
    /// Names a caller as [#header] writes it.
    public static final String HEADER = "X-Test-Caller";

    private static final int BEFORE_THE_REAL_ONE = CallerAuthentication.FIRST + 1;

    /// The header's value for a caller with every role.
    public static String header(String id, String audience, String procedure, Caller.Detail detail) {
        return String.join(";", id, audience, procedure, detail.name());
    }

    /// The same for one that may send so many records a day.
    public static String header(
            String id, String audience, String procedure, Caller.Detail detail, long recordsPerDay) {
        return String.join(";", header(id, audience, procedure, detail), Long.toString(recordsPerDay));
    }

    /// The same for one that may send so many requests a minute too.
    public static String header(
            String id,
            String audience,
            String procedure,
            Caller.Detail detail,
            long recordsPerDay,
            long requestsPerMinute) {
        return String.join(
                ";", header(id, audience, procedure, detail, recordsPerDay), Long.toString(requestsPerMinute));
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_REAL_ONE;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviderManager) {
        @Nullable String header = context.request().getHeader(HEADER);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        String[] parts = header.split(";", -1);
        Caller caller = new Caller(
                parts[0],
                Role.ALL,
                Set.of(parts[2]),
                Set.of(Caller.EVERY_DESTINATION),
                Caller.Detail.valueOf(parts[3]),
                parts[1],
                new Quota(number(parts, 5), number(parts, 4)));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.id()))
                        .addRoles(caller.roles())
                        .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                        .build());
    }

    private static long number(String[] parts, int place) {
        return parts.length > place ? Long.parseLong(parts[place]) : Long.MAX_VALUE;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
