package jp.sekisho.practice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.sekisho.practice.Scene.Delivery;
import jp.sekisho.practice.SceneRequest;
import jp.sekisho.practice.conformance.CallerUnderTest.Told;
import jp.sekisho.practice.conformance.ConformanceReport.Played;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ConformanceReportTest {
    private static final URI GATE = URI.create("http://127.0.0.1:8080");
    private static final SceneRequest CUT = SceneRequest.of(Delivery.CUT, 1);

    private static ConformanceReport report(Told pass, Told cut) {
        return new ConformanceReport(List.of(new Played(Delivery.PASS, pass), new Played(Delivery.CUT, cut)));
    }

    @Test
    void passesOnlyWhereExactlyTheAttestedPassWasRegistered() {
        for (Told pass : Told.values()) {
            for (Told cut : Told.values()) {
                assertThat(report(pass, cut).passed()).isEqualTo(pass == Told.REGISTERED && cut == Told.NOT_REGISTERED);
            }
        }
    }

    @Test
    void everyFormTellsWhichSceneFailed() throws Exception {
        ConformanceReport report = report(Told.REGISTERED, Told.REGISTERED);
        assertThat(report.html()).contains("<tr class=\"failed\"><td>CUT</td>").doesNotContain("{rows}");
        assertThat(report.json()).contains("\"failures\" : 1").contains("\"scene\" : \"CUT\"");
        Document junit = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report.junit().getBytes(StandardCharsets.UTF_8)));
        assertThat(junit.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(junit.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(junit.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    private static Told run(String template, Path folder, Duration patience) throws IOException, InterruptedException {
        RequestFiles files = RequestFiles.write(List.of(CUT), folder);
        assertThat(Files.readString(folder.resolve("CUT.json"))).isEqualTo(CUT.body());
        return new CallerCommand(template, GATE, files, patience).play(CUT);
    }

    @Test
    void aProgramRegistersByItsExitStatus(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run("test -f {request}", folder, Duration.ofMinutes(1))).isEqualTo(Told.REGISTERED);
        assertThat(run("test -d {request}", folder, Duration.ofMinutes(1))).isEqualTo(Told.NOT_REGISTERED);
        assertThat(run("test {gate} = " + GATE, folder, Duration.ofMinutes(1))).isEqualTo(Told.REGISTERED);
    }

    @Test
    void aProgramThatDoesNotEndHasToldNothing(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run("tail -f {request}", folder, Duration.ofMillis(200))).isEqualTo(Told.NOTHING);
    }
}
