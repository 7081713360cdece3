package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a caller does first: it generates a client from the contract, compiles it and asks. The build generates it, by
/// hand `./mvnw openapi-generator:generate@client`.
@QuarkusTest
class GeneratedClientIT {
    private static final Path GENERATED = Path.of("target/clients/java/src/main/java");

    /// Given the service's address and a given name, what a caller reads out of the answer.
    private static final String CALLER = """
            import org.openapitools.client.ApiClient;
            import org.openapitools.client.ApiException;
            import org.openapitools.client.api.ChecksApi;
            import org.openapitools.client.model.*;

            public final class Caller implements java.util.function.UnaryOperator<String> {
                private final ChecksApi checks;

                public Caller(String address) {
                    ApiClient client = new ApiClient();
                    client.updateBaseUri(address);
                    checks = new ChecksApi(client);
                }

                @Override
                public String apply(String procedure) {
                    CheckRequest record = new CheckRequest()
                            .procedure(procedure)
                            .recordRef("R-1")
                            .destinationKey("0000000001234567")
                            .subject(new Subject()
                                    .individualNumber("609407454590")
                                    .name(new Name().kanji("小林健一").kana("コバヤシ　ケンイチ"))
                                    .birthDate("S39.5.1")
                                    .sex(SexCode._1)
                                    .address(new Address().text("長野市鶴賀緑町1613")))
                            .applicationForm(new ApplicationForm().name(new Name().kanji("小林健一")));
                    try {
                        CheckResponse answer = checks.check(record, "en", "clerk-7");
                        return answer.getDecision() + " " + answer.getRemedy() + " " + answer.getOutcomes().getAddress() + " "
                                + answer.getAttestation().getToken().split("[.]").length;
                    } catch (ApiException e) {
                        return "" + e.getCode();
                    }
                }
            }
            """;

    @TempDir
    Path compiled;

    @Test
    void aClientGeneratedFromTheContractCompilesAndReadsTheAnswers() throws Exception {
        compile();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {compiled.resolve("classes").toUri().toURL()},
                Thread.currentThread().getContextClassLoader())) {
            @SuppressWarnings("unchecked")
            UnaryOperator<String> caller = (UnaryOperator<String>) loader.loadClass("Caller")
                    .getConstructor(String.class)
                    .newInstance("http://127.0.0.1:" + RestAssured.port);
            assertThat(caller.apply("shintai-shogaisha-techo")).isEqualTo("PASS null PARTIAL 3");
            assertThat(caller.apply("fishing-licence")).isEqualTo("422");
        }
    }

    private void compile() throws IOException {
        Path classes = Files.createDirectory(compiled.resolve("classes"));
        Path program = Files.writeString(compiled.resolve("Caller.java"), CALLER);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (Stream<Path> generated = Files.walk(GENERATED);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = Stream.concat(
                            Stream.of(program),
                            generated.filter(file -> file.toString().endsWith(".java")))
                    .toList();
            boolean done = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as(complaints.toString()).isTrue();
        }
    }
}
