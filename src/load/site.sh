# Sourced by the scripts beside it: sets up a site in production's way, with a throw-away authority and invented people, and starts the
# packaged service there. Needs openssl. Uses $port and the flags in $java_flags; sets $site and $server.
site=target/load-site
rm -rf "$site"
mkdir -p "$site"

# A throw-away authority, a server, a caller, a signing key, and invented people under another source than `synthetic`.
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$site/$1.key" 2> /dev/null; }
signed() {
  openssl req -new -key "$site/$1.key" -subj "/CN=$1" 2> /dev/null \
    | openssl x509 -req -CA "$site/ca.crt" -CAkey "$site/ca.key" -days 2 -extfile "$site/ext" -out "$site/$1.crt" 2> /dev/null
}
key ca
openssl req -x509 -new -key "$site/ca.key" -days 2 -subj /CN=authority -out "$site/ca.crt" 2> /dev/null
printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > "$site/ext"
key localhost && signed localhost
key caller && signed caller
cat "$site/caller.crt" "$site/caller.key" > "$site/caller.pem"
openssl genpkey -algorithm ed25519 -out "$site/attestation.key"
openssl req -x509 -new -key "$site/attestation.key" -days 2 -subj /CN=attestation -addext keyUsage=critical,digitalSignature \
  -out "$site/attestation.crt"
chmod 600 "$site"/*.key
"$JAVA_HOME/bin/java" -jar target/quarkus-app/quarkus-run.jar synthesize --people-only --out "$site/people" \
  --as-of "$(date +%Y-%m-%dT00:00:00+09:00)" > /dev/null
sed '1s/"source":"synthetic"/"source":"load"/' "$site/people/residents.ndjson" > "$site/residents.ndjson"
cat > "$site/callers.properties" <<'CALLERS'
caller.certificate-subject = CN=caller
caller.roles = checker
caller.procedures = *
caller.detail = full
caller.requests-per-minute = 100000000
CALLERS
cat > "$site/record.json" <<'JSON'
{"procedure": "shintai-shogaisha-techo", "recordRef": "SHT-2026-000123",
 "subject": {"individualNumber": "609407454590", "name": {"kanji": "小林健一", "kana": "ｺﾊﾞﾔｼ ｹﾝｲﾁ"},
             "birthDate": "S39.5.1", "sex": "1", "address": {"text": "長野市鶴賀緑町１６１３"}}}
JSON
sed 's/"subject"/"destinationKey": "0000000001234567", "subject"/' "$site/record.json" > "$site/attested.json"

QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_SSL_PORT=$port \
  QUARKUS_TLS_KEY_STORE_PEM_SERVER_CERT=$site/localhost.crt QUARKUS_TLS_KEY_STORE_PEM_SERVER_KEY=$site/localhost.key \
  QUARKUS_TLS_TRUST_STORE_PEM_CERTS=$site/ca.crt SEKISHO_CALLERS_FILE=$site/callers.properties \
  SEKISHO_ATTESTATION_KEY=$site/attestation.key SEKISHO_ATTESTATION_CERTIFICATE=$site/attestation.crt \
  SEKISHO_REGISTRY_SNAPSHOT_PATH=$site/residents.ndjson SEKISHO_AUDIT_DIRECTORY=$site/audit SEKISHO_AUDIT_MAX_FILE_SIZE=2G \
  "$JAVA_HOME/bin/java" -Xmx768m ${java_flags-} -jar target/quarkus-app/quarkus-run.jar > target/load.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until grep -q 'Listening on' target/load.log; do
  kill -0 $server
  sleep 0.2
done

