package jp.sekisho.packaged;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar for callers and the sending side: complete in itself, unable to sign, and as easy to use as the documents
/// say.
class VerifierIT {
    private static final Path JAR = Path.of(System.getProperty("test.verifier.jar"));

    @TempDir
    private static Path folder;

    @Test
    void needsTheJdkAlone() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            var inside = new ClassFileImporter().importJar(jar);
            assertThat(inside).extracting(JavaClass::getSimpleName).contains("AttestationVerifier", "KeySet");
            classes()
                    .should()
                    .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "are in the jar or in the JDK",
                            type -> inside.contain(type.getBaseComponentType().getName())
                                    || type.getBaseComponentType().isPrimitive()
                                    || type.getPackageName().startsWith("java.")
                                    || type.getPackageName().startsWith("javax.crypto")
                                    // Annotations that are not there are not looked for.
                                    || type.getPackageName().equals("org.jspecify.annotations")))
                    .because("the sending side adds nothing to it")
                    .check(inside);
        }
    }

    @Test
    void holdsNothingThatSigns() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(
                            name -> name.contains("Signer") || name.contains("SigningKey") || name.contains("Draft"));
        }
    }

    @Test
    void theProgramsOfTheDocumentsDoWhatTheySay() throws Exception {
        String program = program("openapi/verifier/README.md", "VerifyRecord");
        String asking = program("openapi/callers.md", "MayRegister");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ServiceProcess _ = ServiceProcess.start("demo", Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)))
                        .awaitStart();
                HttpClient client = HttpClient.newHttpClient()) {
            URI gate = URI.create("http://127.0.0.1:" + port);
            JsonNode answer = new ObjectMapper()
                    .readTree(send(
                            client,
                            HttpRequest.newBuilder(gate.resolve("/v1/checks"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(CheckExamples.PASS_REQUEST))));
            Files.writeString(
                    folder.resolve("jwks.json"),
                    send(client, HttpRequest.newBuilder(gate.resolve("/.well-known/jwks.json"))));
            Files.writeString(
                    folder.resolve("token"), answer.at("/attestation/token").asText());
            Files.writeString(
                    folder.resolve("nonce"), answer.at("/attestation/nonce").asText());

            assertThat(verify("honest", program))
                    .isEqualTo("register: " + answer.get("checkId").asText());
            assertThat(verify("edited", program.replace("鶴賀緑町", "鶴賀田町"))).isEqualTo("do not register: OTHER_RECORD");
            assertThat(verify("elsewhere", program.replace("\"practice\"", "\"tax\"")))
                    .isEqualTo("do not register: OTHER_AUDIENCE");

            assertThat(run("asked", "MayRegister", asking, gate.toString())).startsWith("register: ");
            assertThat(run("namesake", "MayRegister", asking.replace("鶴賀緑町", "鶴賀田町"), gate.toString()))
                    .startsWith("do not register: REVIEW [Reason[code=ADDRESS_MISMATCH");
            assertThat(run("nowhere", "MayRegister", asking.replace("\"practice\"", "\"tax\""), gate.toString()))
                    .isEqualTo("do not register: TELL_OPERATOR [Reason[code=ATTESTATION_OTHER_AUDIENCE, message=]]");
        }
    }

    private static String program(String document, String name) throws IOException {
        Matcher program = Pattern.compile("`" + name + "\\.java`:\\s+```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(document)));
        assertThat(program.find()).isTrue();
        return program.group(1);
    }

    private static String send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String verify(String name, String program) throws IOException, InterruptedException {
        return run(
                name,
                "VerifyRecord",
                program,
                folder.resolve("jwks.json").toString(),
                folder.resolve("token").toString(),
                folder.resolve("nonce").toString());
    }

    /// Compiles a program against the jar alone, runs it with the jar alone, and returns what it printed.
    private static String run(String name, String main, String program, String... arguments)
            throws IOException, InterruptedException {
        Path classes = Files.createDirectory(folder.resolve(name));
        Path source = Files.writeString(classes.resolve(main + ".java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(JAR));
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            boolean compiled = compiler.getTask(
                            complaints, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source))
                    .call();
            assertThat(complaints.toString()).isEmpty();
            assertThat(compiled).isTrue();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                JAR + System.getProperty("path.separator") + classes,
                main));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }
}
