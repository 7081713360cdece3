package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import jp.sekisho.stream.Publisher;

/// What reports for people say of who publishes them.
@ConfigMapping(prefix = "sekisho.report")
public interface ReportSettings {

    /// The organisation's name, 長野県 say.
    Optional<String> organisation();

    /// Where readers may ask: a division, a telephone number.
    Optional<String> contact();

    default Publisher publisher() {
        return new Publisher(organisation(), contact());
    }
}
