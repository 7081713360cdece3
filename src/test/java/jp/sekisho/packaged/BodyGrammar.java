package jp.sekisho.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.testsupport.CheckExamples;

/// Bodies: valid ones for each endpoint, and what becomes of them when fields, text or bytes change.
final class BodyGrammar {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> CHECKS = List.of(
            CheckExamples.PASS_REQUEST,
            CheckExamples.HOUSEHOLD_SWAP_REQUEST,
            CheckExamples.NAMESAKE_REQUEST,
            CheckExamples.CHECK_DIGIT_REQUEST,
            CheckExamples.NOT_FOUND_REQUEST);

    /// What an answer or the trail repeats by promise, as long as it looks like a reference.
    private static final List<String> REPEATED = List.of("recordRef", "person", "destinationKey");

    private static final List<String> COLUMNS = List.of("事務", "管理番号", "個人番号", "氏名", "氏名カナ", "生年月日", "性別", "住所");

    private final Random random;
    private final String token;
    private final String nonce;

    /// @param token of an attestation that the gate has signed
    BodyGrammar(Random random, String token, String nonce) {
        this.random = random;
        this.token = token;
        this.nonce = nonce;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What an endpoint takes, changed in few places or in none.
    byte[] json(String path) {
        byte[] text = text(changed(document(path))).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? damaged(text) : text;
    }

    private ObjectNode document(String path) {
        ObjectNode check = object(one(CHECKS));
        return switch (path) {
            case "/v1/attestations/verify", "/v1/releases/verify" -> {
                check.remove(List.of("recordRef", "applicationForm"));
                yield check.put("audience", "checker").put("token", token).put("nonce", nonce);
            }
            case "/v1/releases/proposals" -> released(check).put("code", "NOTATION_CONFIRMED");
            case "/v1/releases" -> released(check).put("token", token).put("nonce", nonce);
            case "/v1/reconciliations" -> {
                check.remove(List.of("recordRef", "applicationForm"));
                yield check.put("destinationKey", "0000000001234567")
                        .put("audience", "checker")
                        .put("registeredAt", "2026-11-23T19:00:00+09:00")
                        .put("token", token)
                        .put("nonce", nonce);
            }
            default -> check;
        };
    }

    private static ObjectNode released(ObjectNode check) {
        ObjectNode released = NODES.objectNode();
        released.set("check", check);
        return released.put("explanation", "本人に確認").put("person", "staff-17");
    }

    private ObjectNode changed(ObjectNode document) {
        for (int left = random.nextInt(4); left > 0; left--) {
            ObjectNode place = place(document);
            List<String> names = new ArrayList<>();
            place.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty()) {
                change(place, one(names));
            }
        }
        return document;
    }

    /// Any object of the document.
    private ObjectNode place(ObjectNode document) {
        List<ObjectNode> objects = new ArrayList<>();
        document.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                objects.add(inner);
            }
        });
        if (objects.isEmpty() || random.nextInt(3) == 0) {
            return document;
        }
        return place(one(objects));
    }

    private void change(ObjectNode place, String name) {
        switch (random.nextInt(6)) {
            case 0 -> place.remove(name);
            case 1 ->
                place.set(
                        one(List.of(name + "x", name.toUpperCase(java.util.Locale.ROOT), planted(name), "")),
                        place.get(name));
            default -> place.set(name, value(name));
        }
    }

    private String planted(String name) {
        return REPEATED.contains(name) ? RequestGrammar.PLANTED_NAME : one(RequestGrammar.PLANTED);
    }

    private JsonNode value(String name) {
        return switch (random.nextInt(16)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(new java.math.BigDecimal("1e99999"));
            case 4 -> NODES.arrayNode().add(planted(name));
            case 5 -> NODES.objectNode().put(planted(name), planted(name));
            case 6 -> NODES.textNode("");
            case 7 -> NODES.textNode("\u0000" + planted(name));
            case 8 -> NODES.textNode("\ud800" + planted(name));
            case 9 -> NODES.textNode(RequestGrammar.PLANTED_NAME.repeat(1 + random.nextInt(3_000)));
            case 10 -> NODES.textNode("　\u202e●〓\ue000" + RequestGrammar.PLANTED_NAME);
            case 11 -> nested(1 + random.nextInt(900));
            default -> NODES.textNode(planted(name));
        };
    }

    private static JsonNode nested(int depth) {
        ArrayNode outer = NODES.arrayNode();
        ArrayNode inner = outer;
        for (int i = 0; i < depth; i++) {
            inner = inner.addArray();
        }
        return outer;
    }

    private String text(ObjectNode document) {
        String text = document.toString();
        return switch (random.nextInt(20)) {
            case 0 -> "\uFEFF" + text;
            case 1 -> text + text;
            case 2 -> text.replaceFirst("\\{", "{\"procedure\":\"x\",");
            case 3 -> text.replace("\"", "'");
            case 4 -> text.replaceFirst("}$", ",}");
            case 5 -> "/* " + RequestGrammar.PLANTED_NAME + " */" + text;
            case 6 -> "\"" + RequestGrammar.PLANTED_NUMBER + "\"";
            case 7 -> "[".repeat(1 + random.nextInt(30_000));
            default -> text;
        };
    }

    /// Cut, with a byte that is another, or in another encoding.
    byte[] damaged(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 2 -> new String(bytes, StandardCharsets.UTF_8).getBytes(Charset.forName("windows-31j"));
            default -> {
                byte[] other = bytes.clone();
                for (int left = 1 + random.nextInt(3); left > 0; left--) {
                    other[random.nextInt(other.length)] = (byte) random.nextInt();
                }
                yield other;
            }
        };
    }

    byte[] lines(String path) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int left = random.nextInt(6); left > 0; left--) {
            lines.writeBytes(
                    random.nextInt(4) == 0
                            ? one(List.of("{}", "", "[", RequestGrammar.PLANTED_NAME))
                                    .getBytes(StandardCharsets.UTF_8)
                            : json(path));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    byte[] csv() {
        StringBuilder csv = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "");
        List<String> header = new ArrayList<>(COLUMNS);
        if (random.nextInt(4) == 0) {
            header.set(random.nextInt(header.size()), one(List.of(RequestGrammar.PLANTED_NAME, "", "氏名", "\"")));
        }
        csv.append(String.join(",", header)).append(one(List.of("\n", "\r\n", "\r")));
        for (int left = random.nextInt(5); left > 0; left--) {
            List<String> cells = new ArrayList<>(List.of(
                    "shintai-shogaisha-techo",
                    "SHT-1",
                    RequestGrammar.PLANTED_NUMBER,
                    "小林　健一",
                    "コバヤシ　ケンイチ",
                    "S39.5.1",
                    "1",
                    "長野市鶴賀緑町1613"));
            if (random.nextInt(2) == 0) {
                cells.set(
                        2 + random.nextInt(cells.size() - 2),
                        one(List.of(
                                "",
                                "\"",
                                "\"" + RequestGrammar.PLANTED_NAME,
                                "a\"b\"",
                                "\"x\"\"y\n\"",
                                "\u0000",
                                "●".repeat(random.nextInt(9_000)))));
            }
            csv.append(String.join(",", cells)).append('\n');
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? damaged(bytes) : bytes;
    }

    byte[] multipart() {
        return ("--x\r\nContent-Disposition: form-data; name=\"%1$s\"; filename=\"%1$s\"\r\n\r\n%1$s\r\n--x%2$s\r\n"
                        .formatted(one(RequestGrammar.PLANTED), one(List.of("--", "", "-"))))
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] noise() {
        byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 60_000 : 200)];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
            if (random.nextInt(50) == 0) {
                out.write(new byte[2 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
