package jp.sekisho.api.contract;

/// Requests about the synthetic people, with the answers that the service gives: a test sends each and compares.
public final class CheckExamples {
    public static final String PASS_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000123", "destinationKey": "0000000001234567",
             "subject": {"individualNumber": "609407454590",
                         "name": {"kanji": "小林健一", "kana": "ｺﾊﾞﾔｼ ｹﾝｲﾁ"},
                         "birthDate": "S39.5.1", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野市鶴賀緑町１６１３"}}}""";
    public static final String PASS_RESPONSE = """
            {"checkId": "019ab0d2-7c40-7d15-9c2e-5f3b7a9e6c01", "decision": "PASS", "remedy": null,
             "procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000123",
             "outcomes": {"nameKanji": "EQUIVALENT", "nameKana": "EQUIVALENT", "birthDate": "EXACT", "sex": "EXACT", "address": "PARTIAL"},
             "reasons": [],
             "diagnoses": [], "notes": ["NAME_SPACING", "KANA_HALF_WIDTH", "ADDRESS_PREFECTURE_OMITTED", "ADDRESS_UNIT_OMITTED", "ADDRESS_OAZA_OMITTED", "ADDRESS_WIDTH"],
             "policy": {"id": "strict-4", "sha256": "e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab"},
             "registry": {"asOf": "2026-11-20T00:00:00+09:00"}, "mode": "ENFORCE",
             "attestation": {"token": "eyJhbGciOiJFZERTQSIsInR5cCI6….eyJpc3MiOiJzZWtpc2hvIiwiYXVk….0vO1…", "nonce": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}}""";

    public static final String HOUSEHOLD_SWAP_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000124",
             "subject": {"individualNumber": "609407454590",
                         "name": {"kanji": "小林　健太", "kana": "コバヤシ　ケンタ"},
                         "birthDate": "1996-02-11", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}},
             "applicationForm": {"individualNumber": "609407454590"}}""";
    public static final String HOUSEHOLD_SWAP_RESPONSE = """
            {"checkId": "019ab0d2-7c40-7d15-9c2e-5f3b7a9e6c01", "decision": "BLOCK", "remedy": "CORRECT",
             "procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000124",
             "outcomes": {"nameKanji": "MISMATCH", "nameKana": "MISMATCH", "birthDate": "MISMATCH", "sex": "EXACT", "address": "EXACT"},
             "reasons": [{"code": "BIRTH_DATE_MISMATCH", "field": "birthDate", "remedy": "CORRECT", "message": "生年月日が住民基本台帳と一致しません。個人番号と生年月日を本人確認書類と照らしてください。"},
                         {"code": "NAME_MISMATCH", "field": "nameKanji", "remedy": "CORRECT", "message": "氏名が漢字・カナとも住民基本台帳と一致しません。他人の番号のおそれがあります。本人確認書類を見て番号を入力し直してください。"}],
             "diagnoses": ["SWAP_SUSPECTED_HOUSEHOLD", "CAUSE_APPLICATION_FORM"], "notes": [],
             "policy": {"id": "strict-4", "sha256": "e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab"},
             "registry": {"asOf": "2026-11-20T00:00:00+09:00"}, "mode": "ENFORCE", "attestation": null}""";

    public static final String NAMESAKE_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000125",
             "subject": {"individualNumber": "609407454590",
                         "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"},
                         "birthDate": "1964-05-01", "sex": "1",
                         "address": {"municipalityCode": "202037", "text": "長野県上田市大手一丁目11番16号"}}}""";
    public static final String NAMESAKE_RESPONSE = """
            {"checkId": "019ab0d2-7c40-7d15-9c2e-5f3b7a9e6c01", "decision": "BLOCK", "remedy": "REVIEW",
             "procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000125",
             "outcomes": {"nameKanji": "EXACT", "nameKana": "EXACT", "birthDate": "EXACT", "sex": "EXACT", "address": "MISMATCH"},
             "reasons": [{"code": "ADDRESS_MISMATCH", "field": "address", "remedy": "REVIEW", "message": "住所が住民基本台帳と一致しません。転居の有無と、番号が本人のものかを確認してください。"},
                         {"code": "NAMESAKE_RISK", "field": "address", "remedy": "REVIEW", "message": "住所以外はすべて一致します。同姓同名の別人の番号のおそれがあります。登録前に本人かどうかを確かめてください。"}],
             "diagnoses": [], "notes": [],
             "policy": {"id": "strict-4", "sha256": "e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab"},
             "registry": {"asOf": "2026-11-20T00:00:00+09:00"}, "mode": "ENFORCE", "attestation": null}""";

    public static final String CHECK_DIGIT_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000126",
             "subject": {"individualNumber": "609407454591",
                         "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"},
                         "birthDate": "1964-05-01", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}}}""";
    public static final String CHECK_DIGIT_RESPONSE = """
            {"checkId": "019ab0d2-7c40-7d15-9c2e-5f3b7a9e6c01", "decision": "BLOCK", "remedy": "CORRECT",
             "procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000126",
             "outcomes": {},
             "reasons": [{"code": "NUMBER_CHECK_DIGIT", "field": "individualNumber", "remedy": "CORRECT", "message": "個人番号の検査用数字が合いません。1桁以上が誤っています。本人確認書類を見て入力し直してください。"}],
             "diagnoses": [], "notes": [],
             "policy": {"id": "strict-4", "sha256": "e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab"},
             "registry": null, "mode": "ENFORCE", "attestation": null}""";

    public static final String NOT_FOUND_REQUEST = """
            {"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000127",
             "subject": {"individualNumber": "000000000000",
                         "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"},
                         "birthDate": "1964-05-01", "sex": "1",
                         "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}}}""";
    public static final String NOT_FOUND_RESPONSE = """
            {"checkId": "019ab0d2-7c40-7d15-9c2e-5f3b7a9e6c01", "decision": "BLOCK", "remedy": "CORRECT",
             "procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000127",
             "outcomes": {},
             "reasons": [{"code": "NUMBER_NOT_FOUND", "field": "individualNumber", "remedy": "CORRECT", "message": "この個人番号の人はいません。本人確認書類を見て入力し直してください。"}],
             "diagnoses": [], "notes": [],
             "policy": {"id": "strict-4", "sha256": "e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab"},
             "registry": {"asOf": "2026-11-20T00:00:00+09:00"}, "mode": "ENFORCE", "attestation": null}""";

    private CheckExamples() {}
}
