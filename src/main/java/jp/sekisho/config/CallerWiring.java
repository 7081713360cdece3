package jp.sekisho.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.security.AnswerTime;
import jp.sekisho.security.BearerTokens;
import jp.sekisho.security.Callers;
import jp.sekisho.security.ConnectionBounds;

/// Builds what callers are told by from the settings.
@Dependent
final class CallerWiring {
    private static final String TOKEN_KEYS = "sekisho.callers.tokens.keys";

    @Produces
    @Singleton
    ConnectionBounds connections(HttpSettings settings) {
        return settings.bounds();
    }

    @Produces
    @Singleton
    AnswerTime answerTime(CallerSettings settings) {
        return SettingsRefused.naming("sekisho.callers.answered-after", () -> new AnswerTime(settings.answeredAfter()));
    }

    @Produces
    @Singleton
    Supplier<Callers> callers(
            CallerSettings settings,
            PolicyCatalogue policies,
            Destinations destinations,
            CharacterSets characterSets,
            Reloads reloads) {
        if (settings.file().isEmpty()) {
            return () -> Callers.NONE;
        }
        Path file = settings.file().get();
        return reloads.read(
                Reloads.Files.CALLERS,
                settings.reloadInterval(),
                () -> CallersFile.read(
                        file,
                        id -> policies.procedure(id).isPresent(),
                        id -> destinations.find(id).isPresent(),
                        characterSets),
                Callers::equals);
    }

    @Produces
    @Singleton
    Supplier<Optional<BearerTokens>> tokens(CallerSettings settings, Clock clock, Reloads reloads) {
        CallerSettings.Tokens tokens = settings.tokens();
        if (tokens.keys().isEmpty()) {
            return Optional::empty;
        }
        Path keys = tokens.keys().get();
        BearerTokens.Trust trust = new BearerTokens.Trust(
                SettingsRefused.required(tokens.issuer(), "sekisho.callers.tokens.issuer", TOKEN_KEYS),
                tokens.type(),
                tokens.audience(),
                tokens.maxLifetime(),
                tokens.leeway());
        return reloads.read(
                Reloads.Files.TOKEN_KEYS,
                settings.reloadInterval(),
                () -> Optional.of(tokenKeys(keys, trust, clock)),
                Optional::equals);
    }

    private static BearerTokens tokenKeys(Path keys, BearerTokens.Trust trust, Clock clock) {
        String jwks;
        try {
            jwks = Files.readString(keys);
        } catch (IOException e) {
            throw new SettingsRefused(TOKEN_KEYS, keys + " を読めません。", keys + " cannot be read");
        }
        return SettingsRefused.naming(TOKEN_KEYS, () -> new BearerTokens(jwks, trust, clock));
    }
}
