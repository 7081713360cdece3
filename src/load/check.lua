-- The record of the README, for wrk.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [[{"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000123", "destinationKey": "0000000001234567",
 "subject": {"individualNumber": "609407454590",
             "name": {"kanji": "小林健一", "kana": "ｺﾊﾞﾔｼ ｹﾝｲﾁ"},
             "birthDate": "S39.5.1", "sex": "1",
             "address": {"municipalityCode": "202011", "text": "長野市鶴賀緑町１６１３"}}}]]
