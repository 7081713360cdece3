package jp.sekisho.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.reconciliation.Reconciler;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.AnswerTime;
import jp.sekisho.security.BearerTokens;
import jp.sekisho.security.Callers;
import jp.sekisho.security.ConnectionBounds;
import jp.sekisho.security.Practice;
import jp.sekisho.signing.KeyRing;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// Stops a start on wrong or unsafe settings, and tells of all of them at once. Before the first request, it builds
/// what the settings speak of: policies, registry, callers, keys, the trail.
@Singleton
final class StartCheck {

    /// Before anything else is built from the settings.
    ///
    /// @throws SettingsRefused with all that is wrong
    void check(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
            Practice practice,
            Clock clock,
            AuditSettings audit,
            Instance<PolicyCatalogue> policies,
            Instance<ResidentRegistry> registry,
            Instance<Destinations> destinations,
            Instance<Supplier<Callers>> callers,
            Instance<Supplier<Optional<BearerTokens>>> tokens,
            Instance<ConnectionBounds> connections,
            Instance<ServerCertificates> serverCertificates,
            Instance<AnswerTime> answerTime,
            Instance<Supplier<KeyRing>> keys,
            Instance<Lifetimes> lifetimes,
            Instance<Shadow> shadow,
            Instance<Reconciler> reconciler,
            Instance<AuditTrail> trail) {
        Config config = ConfigProvider.getConfig();
        SettingsRefused.requireAll(
                () -> UnknownSettings.refuse(config),
                () -> SettingsRefused.requireNone(
                        practice.active()
                                ? Surroundings.unsafeForPractice(config)
                                : Surroundings.unsafeForProduction(config, clock.instant())),
                policies::get,
                destinations::get,
                () -> {
                    Callers known = callers.get().get();
                    Optional<BearerTokens> verifiers = tokens.get().get();
                    if (!practice.active()) {
                        requireCallers(known, verifiers);
                    }
                },
                () -> {
                    ResidentRegistry people = registry.get();
                    if (!practice.active()) {
                        requireRealPeople(people);
                    }
                },
                connections::get,
                serverCertificates::get,
                answerTime::get,
                keys::get,
                lifetimes::get,
                shadow::get,
                reconciler::get,
                () -> audit.directory().ifPresentOrElse(audit::options, () -> AuditWiring.requirePractice(practice)));
        // It begins with a line: not for a service that does not start.
        trail.get();
    }

    private static void requireCallers(Callers callers, Optional<BearerTokens> tokens) {
        if (callers.all().isEmpty()) {
            throw new SettingsRefused(
                    "sekisho.callers.file",
                    "本番には、呼出し元が一つ以上書かれたファイルが必要です。",
                    "production needs at least one caller in a callers' file");
        }
        if (callers.useTokens() && tokens.isEmpty()) {
            throw new SettingsRefused(
                    "sekisho.callers.tokens.keys",
                    "token-subjectのある呼出し元がいます。トークンを検証する公開鍵を指定してください。",
                    "a caller has a token-subject: name the keys that verify its tokens");
        }
    }

    private static void requireRealPeople(ResidentRegistry registry) {
        if (registry.state() instanceof RegistryState.Serving(var extract)
                && extract.source().equals(Extract.SYNTHETIC)) {
            throw new SettingsRefused(
                    "sekisho.registry.snapshot.path",
                    "本番では架空の住民を使えません。住民情報のファイルを指定してください。",
                    "production does not serve synthetic people; name an extract");
        }
    }
}
