package jp.sekisho.api.contract;

/// Requests about the synthetic people, with the answers that the service gives: a test sends each and compares.
public final class CheckExamples {
    public static final String PASS_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000123", "destinationKey": "0000000001234567",
             "subject": {"individualNumber": "609407454590",
                         "name": {"kanji": "小林健一", "kana": "ｺﾊﾞﾔｼ ｹﾝｲﾁ"},
                         "birthDate": "S39.5.1", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野市鶴賀緑町１６１３"}}}""";
    public static final String PASS_RESPONSE = "{}";

    public static final String HOUSEHOLD_SWAP_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000124",
             "subject": {"individualNumber": "609407454590",
                         "name": {"kanji": "小林　健太", "kana": "コバヤシ　ケンタ"},
                         "birthDate": "1996-02-11", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}},
             "applicationForm": {"individualNumber": "609407454590"}}""";
    public static final String HOUSEHOLD_SWAP_RESPONSE = "{}";

    public static final String NAMESAKE_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000125",
             "subject": {"individualNumber": "609407454590",
                         "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"},
                         "birthDate": "1964-05-01", "sex": "1",
                         "address": {"municipalityCode": "202037", "text": "長野県上田市大手一丁目11番16号"}}}""";
    public static final String NAMESAKE_RESPONSE = "{}";

    public static final String CHECK_DIGIT_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000126",
             "subject": {"individualNumber": "609407454591",
                         "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"},
                         "birthDate": "1964-05-01", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}}}""";
    public static final String CHECK_DIGIT_RESPONSE = "{}";

    public static final String NOT_FOUND_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000127",
             "subject": {"individualNumber": "000000000000",
                         "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"},
                         "birthDate": "1964-05-01", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}}}""";
    public static final String NOT_FOUND_RESPONSE = "{}";

    private CheckExamples() {}
}
