package jp.sekisho.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Changes requests as bad clients, broken lines and people who try would: values, properties, notation, bytes.
final class RequestEdits {
    private static final Pattern VALUE = Pattern.compile("(?<=:)\\s*(\"[^\"]*\"|\\{[^{}]*\\}|null)");
    private static final Pattern PROPERTY = Pattern.compile("\"[A-Za-z]+\"\\s*:\\s*(\"[^\"]*\"|\\{[^{}]*\\}|null)");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "17",
            "1.5e3",
            "[]",
            "{}",
            "[\"x\"]",
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"1\"",
            "\"2\"",
            "\"9\"",
            "\"3\"",
            "\" 1\"",
            "\"x\"",
            "\"609407454590\"",
            "\"SHT-609407454590\"",
            "\"６０９４０７４５４５９０\"",
            "\"ADDRESS_NUMBER\"",
            "\"INTEGRATED_ADDRESS_NUMBER\"",
            "\"address_number\"",
            "\"intermediate-server\"",
            "\"昭和39年5月1日\"",
            "\"2026-02-30\"",
            "\"不詳\"",
            "\"202011\"",
            "\"20201\"",
            "\"20201１\"",
            "\"a\\u0000b\"",
            "\"a\\tb\\n\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"😀\"",
            "\"\\u007f\"",
            "\"\u0085\"",
            "\"\\/\\b\\f\\\"\\\\\"",
            "\"●\"",
            "\"" + "あ".repeat(64) + "\"",
            "\"" + "あ".repeat(65) + "\"",
            "\"" + "x".repeat(200) + "\"",
            "\"" + "x".repeat(201) + "\"",
            "\"" + "x".repeat(400) + "\"",
            "\"" + "x".repeat(401) + "\"",
            "\"" + "😀".repeat(32) + "\"",
            "\"" + "😀".repeat(33) + "\"",
            "\"" + "1".repeat(12) + "\"",
            "\"A\\u0042C\"");

    private static final List<String> NAMES = List.of(
            "procedure",
            "recordRef",
            "destination",
            "destinationKey",
            "destinationKeyKind",
            "subject",
            "applicationForm",
            "individualNumber",
            "name",
            "kanji",
            "kana",
            "roman",
            "alias",
            "aliasKana",
            "birthDate",
            "sex",
            "address",
            "municipalityCode",
            "text",
            "building",
            "Procedure",
            "subject ",
            "k\\u0061nji",
            "",
            "unknown");

    private static final String PIECES = "{}[]\",:\\ \n\t\u0001tfn0129-+.eE/ア\u00A0\uFEFFx";

    private final RandomGenerator random;

    RequestEdits(RandomGenerator random) {
        this.random = random;
    }

    byte[] of(String request) {
        String edited = request;
        for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
            edited = edit(edited);
        }
        byte[] bytes = edited.getBytes(UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(50) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private String edit(String request) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> replace(request, VALUE, found -> any(VALUES));
            case 4 -> replace(request, VALUE, found -> "\"" + any(NAMES) + "\"");
            case 5 -> replace(request, PROPERTY, found -> found + "," + found);
            case 6 -> replace(request, PROPERTY, found -> found + ",\"" + any(NAMES) + "\":" + any(VALUES));
            case 7 -> replace(request, PROPERTY, found -> "\"" + any(NAMES) + found.substring(found.indexOf('"', 1)));
            case 8 -> replace(request, VALUE, this::escaped);
            default -> {
                int at = random.nextInt(request.length() + 1);
                String piece = String.valueOf(PIECES.charAt(random.nextInt(PIECES.length())));
                yield request.substring(0, at)
                        + piece
                        + request.substring(Math.min(request.length(), at + random.nextInt(2)));
            }
        };
    }

    /// The same text, some of it as escapes.
    private String escaped(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        StringBuilder escaped = new StringBuilder("\"");
        for (char c : value.substring(1, value.length() - 1).toCharArray()) {
            escaped.append(random.nextBoolean() && c != '\\' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return escaped.append('"').toString();
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private interface Edit {
        String of(String found);
    }

    private String replace(String request, Pattern pattern, Edit edit) {
        List<MatchResult> found = pattern.matcher(request).results().toList();
        if (found.isEmpty()) {
            return request;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return request.substring(0, one.start()) + edit.of(one.group()) + request.substring(one.end());
    }
}
