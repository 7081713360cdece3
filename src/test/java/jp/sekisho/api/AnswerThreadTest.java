package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.signing.Signing;
import jp.sekisho.testsupport.AuditProfile;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

/// On which thread answers are built: the trail's own has other answers to write down.
@QuarkusTest
@TestProfile(AnswerThreadTest.Recorded.class)
class AnswerThreadTest {
    private static final int CHECKS = 50;

    public static class Recorded extends AuditProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Threads.class);
        }
    }

    /// Is told of each answer where it is built.
    @Alternative
    @Singleton
    public static class Threads implements CheckpointListener {
        private static final Queue<String> NAMES = new ConcurrentLinkedQueue<>();

        @Override
        public void answered(Submitter by, List<Answer> answers) {
            NAMES.add(Thread.currentThread().getName());
        }

        @Override
        public void attested(int count) {}

        @Override
        public void notAttested(Signing.Trouble trouble, String detail, int count) {}
    }

    @Test
    void aCheckIsAnsweredOnTheEventLoopThatWaitsForTheTrail() {
        Threads.NAMES.clear();
        for (int i = 0; i < CHECKS; i++) {
            given().contentType("application/json; charset=utf-8")
                    .body(CheckExamples.PASS_REQUEST)
                    .post("/v1/checks")
                    .then()
                    .statusCode(200);
        }
        assertThat(Threads.NAMES).hasSize(CHECKS).allMatch(name -> name.startsWith("vert.x-eventloop-thread"));
    }

    @Test
    void aLineOfAnInspectionIsAnsweredWhereItWasWorkedOn() {
        Threads.NAMES.clear();
        given().contentType("application/x-ndjson; charset=utf-8")
                .body((CheckExamples.PASS_REQUEST.replace("\n", " ") + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .then()
                .statusCode(200);
        assertThat(Threads.NAMES).singleElement().asString().isNotEqualTo("audit-trail");
    }
}
