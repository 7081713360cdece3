package jp.sekisho.practice.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import jp.sekisho.practice.Scene;
import jp.sekisho.practice.conformance.CallerUnderTest.Told;

/// What a caller did in each scene. It holds no time and no address, so that two runs of the same caller give the same.
public record ConformanceReport(List<Played> scenes) {
    private static final String TITLE = "関所 適合性試験 / Sekisho conformance";

    /// One scene.
    public record Played(Scene scene, Told told) {
        /// Whether the caller did what a careful one does.
        public boolean passed() {
            return told == (scene.register() ? Told.REGISTERED : Told.NOT_REGISTERED);
        }

        private String expected() {
            return (scene.register() ? Told.REGISTERED : Told.NOT_REGISTERED).name();
        }
    }

    public ConformanceReport {
        scenes = List.copyOf(scenes);
    }

    /// Whether records were registered exactly where the gate let them pass with a valid attestation.
    public boolean passed() {
        return scenes.stream().allMatch(Played::passed);
    }

    public long failures() {
        return scenes.stream().filter(scene -> !scene.passed()).count();
    }

    /// For programs.
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("passed", passed());
        report.put("scenes", scenes.size());
        report.put("failures", failures());
        report.put("played", scenes.stream().map(ConformanceReport::json).toList());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> json(Played played) {
        Map<String, Object> scene = new LinkedHashMap<>();
        scene.put("scene", played.scene().name());
        scene.put("gate", played.scene().english());
        scene.put("expected", played.expected());
        scene.put("told", played.told().name());
        scene.put("passed", played.passed());
        return scene;
    }

    /// For build servers: the form of JUnit's XML that they all read.
    public String junit() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "sekisho-conformance");
            xml.writeAttribute("tests", Integer.toString(scenes.size()));
            xml.writeAttribute("failures", Long.toString(failures()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            for (Played played : scenes) {
                xml.writeCharacters("\n  ");
                junit(played, xml);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text is written into memory", e);
        }
        return text.toString();
    }

    private static void junit(Played played, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "sekisho.conformance");
        xml.writeAttribute("name", played.scene().name());
        if (!played.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message", played.scene().english() + ": expected " + played.expected() + ", was " + played.told());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// For people, in both languages.
    public String html() {
        String verdict = passed()
                ? "合格 / passed"
                : "不合格 " + failures() + "場面 / failed in " + failures() + " of " + scenes.size() + " scenes";
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="utf-8"><title>{title}</title><style>
                body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b }
                table { border-collapse: collapse; width: 100% }
                th, td { border: 1px solid #b8b8b8; padding: .3rem .6rem; text-align: left; overflow-wrap: anywhere }
                th { background: #f0f0f0 }
                tr.failed td { background: #fde8e8 }
                </style></head><body>
                <h1>{title}</h1>
                <p><strong>{verdict}</strong></p>
                <table><thead><tr><th scope="col">場面 / scene</th><th scope="col">関所 / gate</th>\
                <th scope="col">あるべき姿 / expected</th><th scope="col">呼出元 / caller</th>\
                <th scope="col">結果 / result</th></tr></thead><tbody>
                {rows}</tbody></table>
                </body></html>
                """.replace("{title}", TITLE)
                .replace("{verdict}", verdict)
                .replace("{rows}", scenes.stream().map(ConformanceReport::row).collect(Collectors.joining()));
    }

    private static String row(Played played) {
        return "<tr" + (played.passed() ? "" : " class=\"failed\"") + "><td>"
                + escaped(played.scene().name()) + "</td><td>"
                + escaped(played.scene().japanese() + " / " + played.scene().english()) + "</td><td>"
                + (played.scene().register() ? "登録する / register" : "登録しない / do not register") + "</td><td>"
                + switch (played.told()) {
                    case REGISTERED -> "登録した / registered";
                    case NOT_REGISTERED -> "登録しなかった / not registered";
                    case NOTHING -> "回答なし / no answer";
                }
                + "</td><td>" + (played.passed() ? "○ ok" : "× failed") + "</td></tr>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
