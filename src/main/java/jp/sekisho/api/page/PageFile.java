package jp.sekisho.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// What the page is made of. Nothing else is served.
enum PageFile {
    INDEX("index.html", "text/html;charset=UTF-8"),
    ICON("icon.svg", "image/svg+xml"),
    TOKENS("tokens.css", "text/css;charset=UTF-8"),
    STYLE("page.css", "text/css;charset=UTF-8"),
    MAIN("main.js"),
    TEXTS("texts.js"),
    ELEMENTS("elements.js"),
    CATALOGUE("catalogue.js"),
    TABULAR("tabular.js"),
    WORKBOOK("workbook.js"),
    INSPECTION("inspection.js"),
    UPLOAD("upload.js"),
    REPORT("report.js"),
    RECORD_LIST("recordlist.js"),
    RECORD("record.js"),
    STANDARDS("standards.js");

    private final String file;
    private final String mediaType;

    PageFile(String file) {
        this(file, "text/javascript;charset=UTF-8");
    }

    PageFile(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    static Optional<PageFile> named(String file) {
        return Arrays.stream(values()).filter(one -> one.file.equals(file)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        try (InputStream in = PageFile.class.getResourceAsStream("/page/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
