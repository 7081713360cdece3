package jp.sekisho.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.security.Page;
import org.junit.jupiter.api.Test;

class PageResourceTest {
    private static final PageResource OPEN = new PageResource(new Page(true));

    private static String text(PageFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    @Test
    void servesThePageUnderAPolicyThatAllowsNothingFromElsewhere() {
        try (Response index = OPEN.index()) {
            assertThat(index.getHeaderString("Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void servesNothingElse() {
        assertThatThrownBy(() -> OPEN.file("application.properties")).isInstanceOf(ProblemException.class);
    }

    @Test
    void servesNothingWhereItIsTurnedOff() {
        PageResource closed = new PageResource(new Page(false));
        assertThatThrownBy(closed::index).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> closed.file("main.js")).isInstanceOf(ProblemException.class);
    }

    @Test
    void everyModuleThatIsAskedForIsThere() {
        Pattern imported = Pattern.compile("from '\\./([a-z]+\\.js)'");
        assertThat(Arrays.stream(PageFile.values())
                        .flatMap(file -> imported.matcher(text(file)).results())
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(name -> PageFile.named(name).isPresent());
    }

    @Test
    void nothingIsStoredInTheBrowserAndNothingComesFromElsewhere() {
        String everything = Arrays.stream(PageFile.values())
                .map(PageResourceTest::text)
                .collect(Collectors.joining())
                .replace("http://www.w3.org/2000/svg", "");
        assertThat(everything)
                .doesNotContain("localStorage", "sessionStorage", "indexedDB", "document.cookie", "serviceWorker")
                .doesNotContain("innerHTML", "pushState", "replaceState", "http://", "https://");
    }
}
