package jp.sekisho.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.sekisho.base.SecretFile;
import org.eclipse.microprofile.config.Config;

/// What a production must not stand on, whatever it is set to do: records in the clear or over old TLS, a talkative
/// log, keys that everybody can use, a clock that cannot be right.
final class Surroundings {
    /// Before this the service was not written.
    private static final Instant EARLIEST = Instant.parse("2026-11-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final Set<String> QUIET =
            Set.of("INHERIT", "INFO", "WARN", "WARNING", "ERROR", "SEVERE", "FATAL", "OFF");

    /// Of a TLS configuration. What else begins with `key-store` has defaults, and shows where no key is.
    private static final String KEY_STORE = "key-store\\.(pem|p12|jks)\\..*";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private static final String REACHABLE = "sekisho.practice.reachable-by-others";
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String UNAVAILABLE_SHARE = "sekisho.practice.unavailable-share";

    private final Config config;
    private final List<WrongSetting> wrong = new ArrayList<>();

    private Surroundings(Config config) {
        this.config = config;
    }

    static List<WrongSetting> unsafeForProduction(Config config, Instant now) {
        Surroundings surroundings = new Surroundings(config);
        surroundings.tls();
        surroundings.log();
        surroundings.clock(now);
        surroundings.rehearsal();
        surroundings.origins();
        surroundings.names().filter(Surroundings::holdsTlsKey).forEach(surroundings::ownersOnly);
        return surroundings.wrong;
    }

    static List<WrongSetting> unsafeForPractice(Config config) {
        Surroundings surroundings = new Surroundings(config);
        if (!LOOPBACK.contains(surroundings.value("quarkus.http.host")) && !surroundings.isOn(REACHABLE)) {
            surroundings.wrong(
                    "quarkus.http.host",
                    "練習用プロファイルは誰でも使えるため、この機械の中（127.0.0.1）でだけ待ち受けます。承知の上なら " + REACHABLE + "=true。",
                    "a practice profile lets everybody in and listens on loopback only, unless " + REACHABLE
                            + "=true acknowledges it");
        }
        return surroundings.wrong;
    }

    private void tls() {
        // A plain port would refuse the caller, but only after the record had crossed the network in the clear.
        if (!value("quarkus.http.insecure-requests").equals("disabled")) {
            wrong(
                    "quarkus.http.insecure-requests",
                    "本番では登録内容をTLSでだけ受け付けます。disabledにしてください。",
                    "production takes records over TLS only: set 'disabled'");
        }
        String name = value("quarkus.http.tls-configuration-name");
        Stream<String> places = name.isEmpty() ? Stream.of("quarkus.tls.") : Stream.of(named(name), quoted(name));
        List<String> withKey = places.filter(
                        place -> names().anyMatch(it -> it.matches(Pattern.quote(place) + KEY_STORE)))
                .toList();
        if (!withKey.isEmpty()) {
            withKey.forEach(place -> {
                protocols(place + "protocols");
                noOtherReload(place + "reload-period");
            });
        } else if (Stream.of("files", "key-store-file")
                .anyMatch(it -> !value("quarkus.http.ssl.certificate." + it).isEmpty())) {
            protocols("quarkus.http.ssl.protocols");
        } else {
            wrong(
                    (name.isEmpty() ? "quarkus.tls." : named(name)) + "key-store",
                    "本番のTLSに使う証明書と鍵がありません。deploy/systemd/tls.properties.example を見てください。",
                    "production needs a certificate and its key for TLS: see deploy/systemd/tls.properties.example");
        }
    }

    private static String named(String name) {
        return "quarkus.tls." + name + ".";
    }

    private static String quoted(String name) {
        return "quarkus.tls.\"" + name + "\".";
    }

    /// It would hand a key to the server that does not belong to its certificate.
    private void noOtherReload(String setting) {
        if (!value(setting).isEmpty()) {
            wrong(
                    setting,
                    "証明書と鍵は sekisho.http.certificate-reload-interval ごとに読み直します。この設定は消してください。",
                    "take it away: sekisho.http.certificate-reload-interval says how often certificate and key are read");
        }
    }

    /// What is sent is still worth reading in ten years, and the framework would speak older ones where it is
    /// told to.
    private void protocols(String setting) {
        boolean newest = Arrays.stream(value(setting).split(",", -1))
                .map(String::strip)
                .allMatch(protocol -> protocol.equalsIgnoreCase("TLSv1.3"));
        if (!newest) {
            wrong(
                    setting,
                    "本番ではTLS 1.3だけを使います。TLSv1.3にしてください。",
                    "production speaks TLS 1.3 and nothing older: set 'TLSv1.3'");
        }
    }

    /// Below INFO the framework prints headers and bodies.
    private void log() {
        names().filter(name -> name.equals("quarkus.log.level")
                        || name.startsWith("quarkus.log.category.") && name.endsWith(".level"))
                .filter(name -> !QUIET.contains(value(name).toUpperCase(Locale.ROOT)))
                .forEach(name -> wrong(
                        name,
                        "INFOより細かいと要求の内容がログに残ります。本番では誰の情報も残しません。",
                        "below INFO requests would be logged, and production logs nobody's data"));
        if (Boolean.parseBoolean(value("quarkus.http.access-log.enabled"))) {
            wrong(
                    "quarkus.http.access-log.enabled",
                    "アクセスログはヘッダを残し得ます。誰が尋ねたかは監査記録（sekisho.audit.*）に残ります。",
                    "its patterns can print headers; sekisho.audit.* tells who asked");
        }
    }

    private void clock(Instant now) {
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            wrong(
                    "the machine's clock",
                    "時計が" + now + "を指しています。住民情報の古さを決めるものなので、正しく合わせてください。",
                    "says " + now + ": set it right, it decides what is too old");
        }
    }

    /// What is played to callers on purpose has no place where records are real.
    private void rehearsal() {
        Stream.of("sekisho.practice.scenes", REACHABLE).filter(this::isOn).forEach(this::practiceOnly);
        if (config.getOptionalValue(UNAVAILABLE_SHARE, Double.class).orElse(0.0) != 0) {
            practiceOnly(UNAVAILABLE_SHARE);
        }
    }

    /// The framework takes `*`, and expressions between slashes, one of which lets a neighbour's page in.
    private void origins() {
        boolean anyhow = Arrays.stream(value(ORIGINS).split(",", -1))
                .map(String::strip)
                .anyMatch(origin -> origin.equals("*") || origin.startsWith("/"));
        if (anyhow) {
            wrong(
                    ORIGINS,
                    "名前を挙げたオリジンだけに許します。「*」や正規表現は使えません。",
                    "names each origin that may ask: neither '*' nor an expression");
        }
    }

    private void practiceOnly(String setting) {
        wrong(setting, "練習用です。本番では使えません。", "is for practice and has no place in production");
    }

    private boolean isOn(String setting) {
        return config.getOptionalValue(setting, Boolean.class).orElse(false);
    }

    private static boolean holdsTlsKey(String name) {
        return name.startsWith("quarkus.tls.")
                && name.contains("key-store.")
                && (name.endsWith(".key") || name.endsWith(".p12.path") || name.endsWith(".jks.path"));
    }

    private void ownersOnly(String setting) {
        Path file = Path.of(value(setting));
        try {
            if (SecretFile.isOpenToOthers(file)) {
                wrong.add(WrongSetting.openToOthers(setting, file));
            }
        } catch (IOException e) {
            // Not there: the TLS layer refuses it with its own words.
        }
    }

    private Stream<String> names() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .sorted();
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }

    private void wrong(String setting, String japanese, String english) {
        wrong.add(new WrongSetting(setting, japanese, english));
    }
}
