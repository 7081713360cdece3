package jp.sekisho.ops;

/// How to reach a service that runs for practice: its address, the Swagger UI, and a curl that passes.
final class PracticeHint {
    private PracticeHint() {}

    static String of(String host, int port) {
        String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return "Address " + address + " - Swagger UI " + address + "/q/swagger-ui - try: curl -s " + address
                + "/v1/checks -H 'Content-Type: application/json' -d '"
                + "{\"procedure\":\"shintai-shogaisha-techo\",\"recordRef\":\"SHT-2026-000123\",\"subject\":{"
                + "\"individualNumber\":\"609407454590\",\"name\":{\"kanji\":\"小林健一\",\"kana\":\"ｺﾊﾞﾔｼ ｹﾝｲﾁ\"},"
                + "\"birthDate\":\"S39.5.1\",\"sex\":\"1\",\"address\":{\"text\":\"長野市鶴賀緑町1613\"}}}'";
    }
}
