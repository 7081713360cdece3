package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void tellsEachPercentOnceAndEndsWithAHundred() throws IOException {
        List<Integer> told = new ArrayList<>();
        try (InputStream file = new Progress(new ByteArrayInputStream(new byte[1_000]), 1_000, told::add)) {
            while (file.readNBytes(7).length > 0) {
                assertThat(told).isSorted().doesNotHaveDuplicates();
            }
        }
        assertThat(told).hasSizeGreaterThan(90).endsWith(100);
    }

    @Test
    void aFileThatGrowsStaysAtAHundred() throws IOException {
        List<Integer> told = new ArrayList<>();
        try (InputStream file = new Progress(new ByteArrayInputStream(new byte[20]), 10, told::add)) {
            assertThat(file.readAllBytes()).hasSize(20);
        }
        assertThat(told).endsWith(100);
    }
}
