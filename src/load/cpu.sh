#!/bin/sh
# CPU time of the server a request, which other work on the machine moves least: POST /v1/checks beside a bare JSON route, with 4,000
# different records and the audit trail, without TLS, with an attestation and without; the server pinned to one core, the load to
# another, on loopback. Folders quarkus-app of other builds are measured in turn with this one. Needs wrk and two cores.
#   ./mvnw -q -Pload package -DskipTests && src/load/cpu.sh [rounds] [seconds] ["other quarkus-app ..."]
set -eu
cd "$(dirname "$0")/../.."
. .mvn/jdk.sh
rounds=${1:-5}
seconds=${2:-8}
builds="target/quarkus-app ${3-}"
site=target/load-cpu
rm -rf "$site"
mkdir -p "$site"

"$JAVA_HOME/bin/java" -jar target/quarkus-app/quarkus-run.jar synthesize --records 4000 --out "$site/people" \
  --as-of "$(date +%Y-%m-%dT00:00:00+09:00)" > /dev/null
cp "$site/people/records.ndjson" "$site/signed.ndjson"
sed 's/"destinationKey":"[^"]*",//' "$site/signed.ndjson" > "$site/unsigned.ndjson"

port=18080
servers=
trap 'kill $servers' EXIT
for build in $builds; do
  port=$((port + 1))
  QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=$port SEKISHO_AUDIT_DIRECTORY=$site/audit-$port SEKISHO_AUDIT_MAX_FILE_SIZE=2G \
    SEKISHO_REGISTRY_SNAPSHOT_PATH=$site/people/residents.ndjson \
    "$JAVA_HOME/bin/java" -Xmx512m -jar "$build/quarkus-run.jar" > "$site/$port.log" 2>&1 &
  server=$!
  servers="$servers $server"
  until grep -q 'Listening on' "$site/$port.log"; do
    kill -0 $server
    sleep 0.2
  done
  {
    echo "$build,bare $server $port /load/bare unsigned"
    echo "$build,checks $server $port /v1/checks unsigned"
    echo "$build,attested $server $port /v1/checks signed"
  } >> "$site/plan"
done

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
load() { RECORDS=$site/$3.ndjson taskset -c 1 wrk -t1 -c32 -d"$4"s -s src/load/mix.lua "http://127.0.0.1:$1$2"; }
while read -r name server port path records; do load "$port" "$path" "$records" 20 > /dev/null; done < "$site/plan"
for server in $servers; do taskset -apc 0 "$server" > /dev/null; done
while read -r name server port path records; do load "$port" "$path" "$records" 6 > /dev/null; done < "$site/plan"

round=1
while [ $round -le "$rounds" ]; do
  while read -r name server port path records; do
    before=$(ticks "$server")
    load "$port" "$path" "$records" "$seconds" > "$site/wrk"
    after=$(ticks "$server")
    ! grep -q Non-2xx "$site/wrk"
    awk -v name="$name" -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" '/requests in/ {print name, ticks / hz * 1e6 / $1}' "$site/wrk"
  done < "$site/plan"
  round=$((round + 1))
done | awk '
  { n[$1]++; value[$1, n[$1]] = $2; if (!($1 in seen)) { seen[$1] = 1; order[++names] = $1 } }
  function median(name,  i, j, t) {
    for (i = 1; i <= n[name]; i++) for (j = i + 1; j <= n[name]; j++)
      if (value[name, j] < value[name, i]) { t = value[name, i]; value[name, i] = value[name, j]; value[name, j] = t }
    return value[name, int((n[name] + 1) / 2)]
  }
  END {
    print "CPU time of the server a request (medians)"
    for (i = 1; i <= names; i++) {
      split(order[i], part, ",")
      now = median(order[i])
      if (part[2] == "bare") bare = now
      printf "%-24s %-9s %6.1f us  bare/this %.2f\n", part[1], part[2], now, bare / now
    }
  }'
