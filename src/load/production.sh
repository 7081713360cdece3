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
. src/load/site.sh

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
