package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jp.sekisho.security.Role;
import jp.sekisho.testsupport.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a caller does first: it generates a client from the contract, compiles it and asks. The build has generated the
/// clients (openapi/clients); each of them, unchanged, plays the same twelve scenes with the packaged gate over mutual
/// TLS, and reads the same out of the answers. Three answers that the gate does not give at will come from a stub.
class ClientsIT {
    private static final Path CLIENTS = Path.of("openapi/clients");
    private static final Path GENERATED = Path.of("target/clients");

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static StubGate stub;
    private static String gate;
    private static List<String> scenes;

    @BeforeAll
    static void start() throws Exception {
        Site site = new Site(folder);
        String held = "shintai-shogaisha-techo, ryoiku-techo";
        site.callers(Site.caller("welfare", Role.CHECKER + ", " + Role.INSPECTOR, held, 6000)
                + Site.caller("busy", Role.CHECKER, held, 1));
        for (String caller : List.of("welfare", "busy")) {
            site.authority().issue(caller).write(folder.resolve(caller + ".key"), folder.resolve(caller + ".crt"));
        }
        Map<String, String> settings = site.settings();
        settings.put(
                "SEKISHO_SHADOW_RYOIKU_TECHO",
                LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(7).toString());
        service = ServiceProcess.start("prod", settings).awaitStart();
        stub = new StubGate(site.authority().issue("stub"));
        gate = site.at("").toString();
        scenes = Files.readAllLines(CLIENTS.resolve("scenes.txt"));
    }

    @AfterAll
    static void stop() throws IOException {
        stub.close();
        service.close();
    }

    @Test
    void theJavaClientPlaysTheScenesOverHttp2() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(classes);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
            Object played = loader.loadClass("Scenes")
                    .getMethod("play", String.class, String.class, String.class)
                    .invoke(null, gate, stub.address(), folder.toString());
            assertThat(played).isEqualTo(scenes);
        }
    }

    @Test
    void theTypeScriptClientPlaysTheScenes() throws Exception {
        Path scene = Tool.packages(
                "typescript",
                CLIENTS.resolve("typescript"),
                "package.json",
                "package-lock.json",
                ".npmrc",
                "tsconfig.json",
                "scenes.ts");
        Path client = GENERATED.resolve("typescript").toAbsolutePath();
        Path link = scene.resolve("node_modules/sekisho-client");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, client);
        String tsc = scene.resolve("node_modules/typescript/bin/tsc")
                .toAbsolutePath()
                .toString();
        succeeds(scene, Map.of(), "node", tsc, "-p", client.toString());
        succeeds(scene, Map.of(), "node", tsc, "-p", "tsconfig.json");

        assertThat(succeeds(scene, Map.of(), "node", "scenes.js", gate, stub.address(), folder.toString()))
                .isEqualTo(scenes);
    }

    @Test
    void thePythonClientPlaysTheScenes() throws Exception {
        assumeGenerated("python");
        Tool.needed("generated, not run", "python3", "-c", "import urllib3, pydantic, dateutil, typing_extensions");
        assertThat(succeeds(
                        Path.of(""),
                        Map.of("PYTHONPATH", GENERATED.resolve("python").toString(), "PYTHONIOENCODING", "utf-8"),
                        "python3",
                        CLIENTS.resolve("python/scenes.py").toString(),
                        gate,
                        stub.address(),
                        folder.toString()))
                .isEqualTo(scenes);
    }

    @Test
    void theCSharpClientCompiles() throws Exception {
        assumeGenerated("csharp");
        Tool.needed("generated, not compiled", "dotnet", "--version");
        succeeds(GENERATED.resolve("csharp"), Map.of(), "dotnet", "build", "src/Sekisho.Client");
    }

    private static void assumeGenerated(String language) {
        Assumptions.assumeTrue(
                Files.isDirectory(GENERATED.resolve(language)), language + " is generated with -Pclients alone");
    }

    private static List<String> succeeds(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Tool.Run run = Tool.run(folder, environment, List.of(command));
        assertThat(run.exit()).as(run.printed()).isZero();
        return run.printed().lines().toList();
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (Stream<Path> generated = Files.walk(GENERATED.resolve("java/src/main/java"));
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = Stream.concat(
                            Stream.of(CLIENTS.resolve("java/Scenes.java")),
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
