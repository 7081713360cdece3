#!/bin/sh
# Throughput of the whole path in production (mutual TLS kept alive, the caller's rights and quota, the audit trail, metrics) as a
# share of a bare JSON endpoint of the same build over the same TLS, in one run: the server pinned to one core, the load to
# another, on loopback. Needs ab (Debian: apache2-utils), openssl and two cores.
#   ./mvnw -q -Pload package -DskipTests && src/load/production.sh [rounds] [seconds]
set -eu
cd "$(dirname "$0")/../.."
. .mvn/jdk.sh
rounds=${1:-3}
seconds=${2:-8}
port=18443
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
  "$JAVA_HOME/bin/java" -Xmx768m -jar target/quarkus-app/quarkus-run.jar > target/load.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until grep -q 'Listening on' target/load.log; do
  kill -0 $server
  sleep 0.2
done

# Fails where an answer is no 200.
rate() {
  taskset -c 1 ab -q -k -c 16 -t "$3" -n 100000000 -E "$site/caller.pem" -T application/json -p "$site/$2" \
    "https://localhost:$port$1" 2> /dev/null \
    | awk '/Non-2xx/ {bad = 1} /Requests per second/ {rate = $4} END {if (bad || rate == "") exit 1; print rate}'
}
all() { rate /load/bare record.json "$1"; rate /v1/checks record.json "$1"; rate /v1/checks attested.json "$1"; }

# The compilers want both cores; then the server is pinned.
all 15 > /dev/null
taskset -apc 0 $server > /dev/null
all 5 > /dev/null

round=1
while [ $round -le "$rounds" ]; do
  all "$seconds" | xargs
  round=$((round + 1))
done | awk '
  { printf "bare %.0f/s  checks %.0f/s  checks with an attestation %.0f/s\n", $1, $2, $3; plain[NR] = $2 / $1; attested[NR] = $3 / $1 }
  function median(a, n,  i, j, t) {
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
    return a[int((n + 1) / 2)]
  }
  END { printf "whole path: %.2f of the bare endpoint over the same TLS, %.2f with an attestation (medians)\n", median(plain, NR), median(attested, NR) }'
echo "audit lines written: $(cat "$site"/audit/*.ndjson | wc -l)"
