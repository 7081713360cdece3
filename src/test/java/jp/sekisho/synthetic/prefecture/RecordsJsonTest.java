package jp.sekisho.synthetic.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import jp.sekisho.api.wire.CheckRequest;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void everyLineIsACheckRequestThatTheServiceAccepts(@TempDir Path folder) throws IOException {
        OffsetDateTime asOf = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
        Settings odd = Settings.of(37, 3_000, asOf)
                .withWrongLinks(30)
                .withRates(new Settings.Rates(500_000, 50_000, 20_000, 20_000, 20_000, 5_000));
        PrefectureFolder.write(Prefecture.generate(odd), folder);
        List<String> lines = Files.readAllLines(folder.resolve("records.ndjson"));
        assertThat(lines).hasSize(3_000);
        try (ValidatorFactory validators = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            for (int i = 0; i < lines.size(); i++) {
                CheckRequest request = JSON.readValue(lines.get(i), CheckRequest.class);
                assertThat(validators.getValidator().validate(request).stream()
                                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage()))
                        .as("seed 37, line %d", i + 1)
                        .isEmpty();
            }
        }
    }
}
