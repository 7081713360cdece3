package jp.sekisho.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.ApplicationFormWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.api.wire.SubjectWire.SexCode;
import jp.sekisho.person.Address;
import jp.sekisho.person.PersonName;
import org.jspecify.annotations.Nullable;

/// Somebody with a number who wants to know whose it is. They hold what they know of the person whole, and of all else
/// only pieces: a family name, a town, a year, a neighbour's lot. Whatever made a new answer is changed a little and
/// asked again.
final class Guesser {
    /// What they know.
    enum Known {
        NAME,
        BIRTH_DATE,
        ADDRESS
    }

    private static final String NUMBER = GuessedPerson.NUMBER;
    private static final List<String> SAYS_NOTHING = List.of("", "　", "不明", "なし", "〓〓", "●", "\uFFFD", "\uE000", "-");

    private final Random random;
    private final List<String> procedures;
    private final List<String> kanji = new ArrayList<>(SAYS_NOTHING);
    private final List<String> kana = new ArrayList<>(SAYS_NOTHING);
    private final List<String> roman = new ArrayList<>(List.of("", "", "TANAKA", "NGUYEN", "KOBAYASHI"));
    private final List<String> alias = new ArrayList<>(List.of("", "", "木村　花", "山田", "不明"));
    private final List<String> birthDates = new ArrayList<>(SAYS_NOTHING);
    private final List<String> addresses = new ArrayList<>(SAYS_NOTHING);
    private final List<String> buildings = new ArrayList<>(List.of("", "コーポ緑", "コーポ緑303", "303"));
    private final List<String> codes = List.of("", "202011", "202029", "131016", "999999");

    private final List<Question> telling = new ArrayList<>();
    private final Set<String> heard = new HashSet<>();

    /// Places in the lists above, so that one of them can be changed.
    private record Question(int[] places) {}

    /// @param people of whom pieces have come to be known
    Guesser(Random random, List<String> procedures, Set<Known> known, List<GuessedPerson> people) {
        this.random = random;
        this.procedures = procedures;
        for (GuessedPerson person : people) {
            Stream.concat(Stream.of(person.name), person.earlierNames.stream().map(earlier -> earlier.name()))
                    .forEach(name -> addName(name, known.contains(Known.NAME)));
            addBirthDate(person.birthDate, known.contains(Known.BIRTH_DATE));
            Stream.concat(
                            Stream.of(person.address),
                            person.earlierAddresses.stream().map(earlier -> earlier.address()))
                    .forEach(address -> addAddress(address, known.contains(Known.ADDRESS)));
        }
    }

    private void addName(PersonName name, boolean whole) {
        kana.add(name.kana());
        kana.add(name.aliasKana());
        // The reading in the place of the name is no name.
        kanji.add(name.kana());
        for (String part : name.kanji().split("　", -1)) {
            kanji.addAll(List.of(part, part + "　" + part, part + "　〓", "〓　" + part, part + "　花", "林　" + part));
        }
        for (String part : name.alias().split("　", -1)) {
            alias.addAll(List.of(part, part + "　〓"));
            kanji.add(part);
        }
        for (String part : name.roman().split(" ", -1)) {
            roman.addAll(List.of(part, part + " X"));
        }
        for (String part : name.kana().split("　", -1)) {
            kana.addAll(List.of(part, part + "　ハナ"));
        }
        if (whole) {
            kanji.addAll(List.of(name.kanji(), name.kanji().replace("　", ""), name.alias(), name.roman()));
            roman.addAll(List.of(name.roman(), name.roman().toLowerCase(java.util.Locale.ROOT)));
            alias.add(name.alias());
        }
    }

    private void addBirthDate(String day, boolean whole) {
        birthDates.addAll(List.of("昭和39年", "S39.5", "1964-05-01頃", "1990-01-01", "1899-12-31", "0000-05-01"));
        if (day.length() == 10) {
            String year = day.substring(0, 4);
            String month = day.substring(5, 7);
            birthDates.addAll(List.of(
                    year,
                    year + "-00-00",
                    year + "-" + month,
                    year + "-" + month + "-00",
                    year + "-" + month + "-28",
                    "1971" + day.substring(4),
                    year + "-12" + day.substring(7)));
            if (whole) {
                birthDates.addAll(List.of(day, day.replace('-', '/'), day, day));
            }
        }
    }

    private void addAddress(Address address, boolean whole) {
        String text = address.text();
        int lot = firstDigit(text);
        String place = text.substring(0, lot);
        for (int end = 2; end <= place.length(); end++) {
            addresses.add(place.substring(0, end));
        }
        addresses.addAll(List.of(place + "77番地", place + "〓番地", place + "●", text.substring(lot), "東京都" + place + "1"));
        if (whole) {
            addresses.addAll(List.of(text, text.substring(3), text + address.building(), text.replace("番地", "")));
            buildings.add(address.building());
        }
    }

    private static int firstDigit(String text) {
        int place = 0;
        while (place < text.length() && !Character.isDigit(text.charAt(place))) {
            place++;
        }
        return place;
    }

    private List<List<?>> choices() {
        return List.of(
                procedures,
                kanji,
                kana,
                roman,
                alias,
                kana,
                birthDates,
                List.of(SexCode.values()),
                codes,
                addresses,
                buildings,
                List.of("", NUMBER, "069402523336"));
    }

    /// The next question.
    Asked next() {
        List<List<?>> choices = choices();
        int[] places = telling.isEmpty() || random.nextInt(3) == 0
                ? choices.stream()
                        .mapToInt(choice -> random.nextInt(choice.size()))
                        .toArray()
                : telling.get(random.nextInt(telling.size())).places().clone();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            int field = random.nextInt(places.length);
            places[field] = random.nextInt(choices.get(field).size());
        }
        return new Asked(new Question(places), request(choices, places));
    }

    /// A question, before its answer.
    final class Asked {
        private final Question question;
        private final CheckRequest request;

        private Asked(Question question, CheckRequest request) {
            this.question = question;
            this.request = request;
        }

        CheckRequest request() {
            return request;
        }

        /// Remembers a question whose answer was a new one.
        void wasAnswered(String answer) {
            if (heard.add(answer)) {
                telling.add(question);
            }
        }
    }

    /// How many different answers there were.
    int differentAnswers() {
        return heard.size();
    }

    private static CheckRequest request(List<List<?>> choices, int[] places) {
        String form = text(choices, places, 11);
        return new CheckRequest(
                String.valueOf(choices.get(0).get(places[0])),
                "r-1",
                null,
                null,
                null,
                new SubjectWire(
                        NUMBER,
                        new NameWire(
                                text(choices, places, 1),
                                text(choices, places, 2),
                                text(choices, places, 3),
                                text(choices, places, 4),
                                text(choices, places, 5)),
                        text(choices, places, 6),
                        (SexCode) choices.get(7).get(places[7]),
                        new AddressWire(text(choices, places, 8), text(choices, places, 9), text(choices, places, 10))),
                form == null ? null : new ApplicationFormWire(form, null, null, null, null));
    }

    private static @Nullable String text(List<List<?>> choices, int[] places, int field) {
        String text = (String) choices.get(field).get(places[field]);
        return text.isEmpty() ? null : text;
    }
}
