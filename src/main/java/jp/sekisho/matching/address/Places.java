package jp.sekisho.matching.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.base.Table;

/// The prefectures and municipalities, found at the start of a text or by code. The only places that the comparison
/// knows: towns are compared, never looked up.
///
/// A name leads to every place that it may mean: 府中市 to two, 港区 to the special ward of 東京都 and to wards of two
/// cities.
final class Places {
    /// How much of the municipality's name a text holds; the lower two bits of a candidate, whose upper bits are the
    /// place.
    static final int WHOLE = 0;
    /// The county (郡) is left out.
    static final int WITHOUT_COUNTY = 1;
    /// The ward of a designated city is left out.
    static final int WITHOUT_WARD = 2;
    /// Only the ward is there.
    static final int WITHOUT_CITY = 3;

    static final int[] NONE = {};

    private static final String PREFECTURES = "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県"
            + " 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県"
            + " 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県";
    private static final int KYOTO = 26;
    private static final String KYOTO_WARDS = "261";

    /// A name as the tables spell it.
    ///
    /// @param candidate a place with how much of its name this is; for a prefecture its number, negated
    record Name(Text spelling, int candidate) {}

    private static final int MAX_CODE = 48_000;

    private static final List<String> CODES = new ArrayList<>();
    private static final int[][] BY_CODE = new int[MAX_CODE][];
    private static final int[] PREFECTURE_OF;
    /// Prefecture and municipality, place by place.
    private static final List<String> FULL_NAMES = new ArrayList<>();
    private static final Names NAMES;

    static {
        List<Name> names = new ArrayList<>();
        int number = 0;
        String[] prefectures = PREFECTURES.split(" ", -1);
        for (String prefecture : prefectures) {
            names.add(new Name(Text.of(prefecture), - ++number));
        }
        Map<String, List<Integer>> wards = new LinkedHashMap<>();
        for (String[] row : Table.rows("/tables/municipalities.tsv")) {
            int place = CODES.size();
            CODES.add(row[0]);
            FULL_NAMES.add(prefectures[Integer.parseInt(row[0], 0, 2, 10) - 1] + row[1]);
            BY_CODE[Integer.parseInt(row[0], 0, 5, 10)] = new int[] {candidate(place, WHOLE)};
            addNames(names, row[1], place);
            if (cityLength(row[1]) > 0) {
                wards.computeIfAbsent(row[1].substring(0, cityLength(row[1])), city -> new ArrayList<>())
                        .add(place);
            }
        }
        for (List<Integer> places : wards.values()) {
            // A designated city's code is the round number before the codes of its wards.
            int firstWard = Integer.parseInt(CODES.get(places.getFirst()), 0, 5, 10);
            BY_CODE[firstWard / 10 * 10] = places.stream()
                    .mapToInt(place -> candidate(place, WITHOUT_WARD))
                    .toArray();
        }
        PREFECTURE_OF = CODES.stream()
                .mapToInt(code -> Integer.parseInt(code, 0, 2, 10))
                .toArray();
        NAMES = new Names(names);
    }

    private Places() {}

    static Names names() {
        return NAMES;
    }

    static int count() {
        return CODES.size();
    }

    static int candidate(int place, int extent) {
        return place << 2 | extent;
    }

    static int place(int candidate) {
        return candidate >> 2;
    }

    static int extent(int candidate) {
        return candidate & 3;
    }

    /// 長野県 for 20; empty for 0.
    static String prefectureName(int prefecture) {
        return prefecture == 0 ? "" : PREFECTURES.split(" ", -1)[prefecture - 1];
    }

    /// 1 to 47.
    static int prefecture(int candidate) {
        return PREFECTURE_OF[place(candidate)];
    }

    static boolean isInKyotoCity(int[] candidates) {
        return candidates.length > 0
                && prefecture(candidates[0]) == KYOTO
                && CODES.get(place(candidates[0])).startsWith(KYOTO_WARDS);
    }

    /// The places of a code of six digits, or of five without the check digit; the wards for a designated city's; empty
    /// for a code that the table does not hold.
    static int[] byCode(String code) {
        if (code.length() < 5 || code.length() > 6) {
            return NONE;
        }
        int number = 0;
        for (int i = 0; i < 5; i++) {
            char c = code.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            number = number * 10 + c - '0';
        }
        int[] found = number < MAX_CODE ? BY_CODE[number] : null;
        return found == null || code.length() == 6 && code.charAt(5) != checkDigit(number) ? NONE : found;
    }

    /// Whether these are six digits, the last of them the check digit.
    static boolean isCode(String code) {
        return code.matches("[0-9]{6}") && code.charAt(5) == checkDigit(Integer.parseInt(code, 0, 5, 10));
    }

    /// The whole place of a code of the table that stands for one place only; empty for any other.
    static int[] onlyPlace(String code) {
        int[] found = byCode(code);
        return found.length == 1 ? found : NONE;
    }

    /// The place of a code in the table.
    static int placeOf(String code) {
        int[] found = byCode(code);
        if (found.length != 1) {
            throw new IllegalStateException(code + " is no code of the table");
        }
        return place(found[0]);
    }

    /// Whether the name that was read stands for two places that a prefecture, a ward or a city would tell apart.
    /// The name of a special ward stands for that ward: the wards of cities that are called so too are named with
    /// their city.
    static boolean isAmbiguous(int[] candidates) {
        if (candidates.length < 2) {
            return false;
        }
        int municipalities = 0;
        for (int candidate : candidates) {
            municipalities += extent(candidate) == WHOLE || extent(candidate) == WITHOUT_COUNTY ? 1 : 0;
        }
        return municipalities != 1;
    }

    /// Prefecture and municipality in the official spelling; empty if the code names several places or none.
    static String fullName(int[] coded) {
        return coded.length == 1 ? FULL_NAMES.get(place(coded[0])) : "";
    }

    /// The check digit of a municipality code: weights 6 to 2, `11 - sum % 11`, its last digit.
    private static char checkDigit(int number) {
        int sum = 0;
        int rest = number;
        for (int weight = 2; weight <= 6; weight++) {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        return (char) ('0' + (11 - sum % 11) % 10);
    }

    private static void addNames(List<Name> names, String name, int place) {
        names.add(new Name(Text.of(name), candidate(place, WHOLE)));
        int county = countyLength(name);
        if (county > 0) {
            names.add(new Name(Text.of(name.substring(county)), candidate(place, WITHOUT_COUNTY)));
        }
        int city = cityLength(name);
        if (city > 0) {
            names.add(new Name(Text.of(name.substring(0, city)), candidate(place, WITHOUT_WARD)));
            names.add(new Name(Text.of(name.substring(city)), candidate(place, WITHOUT_CITY)));
        }
    }

    /// The islands 三宅島 and 八丈島 stand where other addresses have their county.
    static int countyLength(String name) {
        if (!name.endsWith("町") && !name.endsWith("村")) {
            return 0;
        }
        int island = name.indexOf('島') + 1;
        return Math.max(name.indexOf('郡', 1) + 1, name.startsWith("三宅島") || name.startsWith("八丈島") ? island : 0);
    }

    private static int cityLength(String name) {
        return name.endsWith("区") ? name.indexOf('市', 1) + 1 : 0;
    }

    /// Only those of `candidates` that are also in `others`, as they are in `candidates`.
    static int[] common(int[] candidates, int[] others) {
        int[] kept = new int[candidates.length];
        int count = 0;
        for (int candidate : candidates) {
            for (int other : others) {
                if (place(candidate) == place(other)) {
                    kept[count++] = candidate;
                    break;
                }
            }
        }
        return count == candidates.length ? candidates : Arrays.copyOf(kept, count);
    }
}
