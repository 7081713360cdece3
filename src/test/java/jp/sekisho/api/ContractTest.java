package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest {

    /// `./mvnw verify -Dcontract.write=true` writes the file anew after a deliberate change.
    @Test
    void theCommittedContractIsTheOneThatTheCodeGenerates() throws IOException {
        String generated = RestAssured.get("/openapi?format=yaml").asString();
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(Contract.FILE, generated);
        }
        assertThat(Contract.FILE).content().isEqualTo(generated);
    }
}
