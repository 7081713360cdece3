package jp.sekisho.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.ReleaseProposalRequest;
import jp.sekisho.testsupport.CheckExamples;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class FlawlessReaderTest {
    private static final long SEED = 20261127;
    /// A million by hand: `-Dflawless.edits=1000000`.
    private static final int EDITS = Integer.getInteger("flawless.edits", 5_000);

    private static final FlawlessReader<CheckRequest> READER = new FlawlessReader<>(CheckRequest.class);
    private static final ObjectMapper JSON = RecordedAnswersTest.mapper();
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /// Every property there is.
    private static final String FULL = """
            {"procedure":"shintai-shogaisha-techo","recordRef":"SHT-2026-000123","destination":"intermediate-server",
             "destinationKey":"0000000001234567","destinationKeyKind":"OTHER",
             "subject":{"individualNumber":"609407454590","name":{"kanji":"小林　健一","kana":"コバヤシ　ケンイチ","roman":"A B",
              "alias":"山田　アン","aliasKana":"ヤマダ　アン"},"birthDate":"1964-05-01","sex":"1",
              "address":{"municipalityCode":"202011","text":"長野県長野市大字鶴賀緑町1613番地","building":"𠮷田荘 2"}},
             "applicationForm":{"individualNumber":"609407454590","name":{"kanji":"小林"},"birthDate":"S39.5.1","sex":"9",
              "address":{"text":"長野市"}}}
            """;

    private static final List<String> REQUESTS = List.of(
            FULL,
            FULL,
            CheckExamples.PASS_REQUEST,
            CheckExamples.HOUSEHOLD_SWAP_REQUEST,
            CheckExamples.NAMESAKE_REQUEST,
            CheckExamples.CHECK_DIGIT_REQUEST);

    @Test
    void readsWhatTheMapperReadsAndTheValidatorPassesAndNothingElse() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        RequestEdits edits = new RequestEdits(random);
        int read = 0;
        for (int i = 0; i < EDITS; i++) {
            byte[] request = edits.of(REQUESTS.get(random.nextInt(REQUESTS.size())));
            Optional<CheckRequest> expected = slowly(request);
            assertThat(READER.read(request))
                    .as("seed %d, edit %d: %s", SEED, i, new String(request, UTF_8))
                    .isEqualTo(expected);
            read += expected.isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(EDITS / 10, EDITS * 9 / 10);
    }

    private static Optional<CheckRequest> slowly(byte[] request) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(request, CheckRequest.class))
                    .filter(it -> VALIDATOR.validate(it).isEmpty());
        } catch (JsonProcessingException refused) {
            return Optional.empty();
        }
    }

    @Test
    void readsEveryPropertyThereIs() throws IOException {
        assertThat(READER.read(FULL.getBytes(UTF_8)))
                .isPresent()
                .contains(JSON.readValue(FULL, CheckRequest.class))
                .get()
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void aConstraintWithoutARuleIsADefectAndNoFreedom() {
        assertThatThrownBy(() -> new FlawlessReader<>(ReleaseProposalRequest.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("StaffId");
    }
}
