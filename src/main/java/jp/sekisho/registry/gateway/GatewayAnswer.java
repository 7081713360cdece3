package jp.sekisho.registry.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.HeaderJson;
import jp.sekisho.registry.extract.JsonProperties;
import jp.sekisho.registry.extract.ResidentJson;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.extract.StrictJson;

/// The gateway's answer to one question, read as strictly as a snapshot. An entry that is not what the contract says is
/// an invalid answer to its number; another count or another number than asked makes it no answer at all, since then
/// nobody knows whom the entries are about.
record GatewayAnswer(Extract extract, List<RegistryAnswer> answers) {
    private static final List<String> ANSWER = List.of("extract", "entries");
    private static final List<String> ENTRY = List.of("status", "resident");
    private static final int LINE = 1;

    private interface Content<T> {
        T read(StrictJson json) throws IOException;
    }

    /// What stands at one number's place, as an answer once its extract is known.
    private sealed interface Entry {
        record Found(Resident resident) implements Entry {
            @Override
            public String toString() {
                return "Found[withheld]";
            }
        }

        record NotFound() implements Entry {}

        record Ambiguous() implements Entry {}

        record Unusable() implements Entry {}

        record Invalid() implements Entry {}
    }

    /// Empty where it is no answer to this question.
    ///
    /// @param sets in which it may be written
    static Optional<GatewayAnswer> read(byte[] body, List<IndividualNumber> asked, CharacterSets sets) {
        return read(body, json -> answer(json, asked, sets)).flatMap(answer -> answer);
    }

    /// Empty where it is no extract, or one whose residents could not be read.
    static Optional<Extract> readExtract(byte[] body, CharacterSets sets) {
        return read(body, json -> {
            ExtractHeader header = HeaderJson.extract(json);
            header.codes(sets);
            return header.extract();
        });
    }

    private static <T> Optional<T> read(byte[] body, Content<T> content) {
        try {
            // Jackson's own decoder guesses encodings and lets overlong forms through.
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            try (StrictJson json = new StrictJson(text.array(), text.limit(), LINE)) {
                T read = content.read(json);
                json.end();
                return Optional.of(read);
            }
        } catch (IOException | SnapshotRefused _) {
            return Optional.empty();
        }
    }

    private static Optional<GatewayAnswer> answer(StrictJson json, List<IndividualNumber> asked, CharacterSets sets)
            throws IOException {
        json.startObject();
        JsonProperties answer = new JsonProperties(ANSWER);
        Optional<Extract> extract = Optional.empty();
        DeclaredCodes codes = DeclaredCodes.NONE;
        List<Entry> entries = List.of();
        while (json.nextHeld(answer) != StrictJson.END) {
            if (json.property().equals("extract")) {
                ExtractHeader header = HeaderJson.extract(json);
                extract = Optional.of(header.extract());
                codes = header.codes(sets);
                // What stands before its declaration has been read as something else.
                if (!entries.isEmpty() && !codes.equals(DeclaredCodes.NONE)) {
                    return Optional.empty();
                }
            } else {
                DeclaredCodes written = codes;
                entries = json.list(() -> json.readOr(new Entry.Invalid(), () -> entry(json, written)));
            }
        }
        if (extract.isEmpty() || entries.size() != asked.size()) {
            return Optional.empty();
        }
        List<RegistryAnswer> answers = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Entry.Found(var resident)
                    && !resident.individualNumber().equals(asked.get(i))) {
                return Optional.empty();
            }
            answers.add(answer(entries.get(i), extract.get()));
        }
        return Optional.of(new GatewayAnswer(extract.get(), answers));
    }

    private static RegistryAnswer answer(Entry entry, Extract extract) {
        return switch (entry) {
            case Entry.Found(var resident) -> new RegistryAnswer.Found(resident, extract);
            case Entry.NotFound() -> new RegistryAnswer.NotFound(extract);
            case Entry.Ambiguous() -> new RegistryAnswer.Ambiguous(extract);
            case Entry.Unusable() -> new RegistryAnswer.Unusable(extract);
            case Entry.Invalid() -> new RegistryAnswer.Invalid();
        };
    }

    private static Entry entry(StrictJson json, DeclaredCodes codes) throws IOException {
        json.startObject();
        JsonProperties held = new JsonProperties(ENTRY);
        Optional<Resident> resident = Optional.empty();
        for (int next = json.nextHeld(held); next != StrictJson.END; next = json.nextHeld(held)) {
            if (json.property().equals("resident")) {
                resident = Optional.of(ResidentJson.resident(json, codes));
            } else {
                held.hold(next, json.text());
            }
        }
        Entry entry = switch (held.text("status", "")) {
            case "FOUND" -> resident.<Entry>map(Entry.Found::new).orElseGet(Entry.Invalid::new);
            case "NOT_FOUND" -> new Entry.NotFound();
            case "AMBIGUOUS" -> new Entry.Ambiguous();
            case "UNUSABLE" -> new Entry.Unusable();
            default -> new Entry.Invalid();
        };
        return resident.isPresent() && !(entry instanceof Entry.Found) ? new Entry.Invalid() : entry;
    }

    @Override
    public String toString() {
        return "GatewayAnswer[withheld]";
    }
}
