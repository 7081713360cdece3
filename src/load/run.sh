#!/bin/sh
# Throughput of POST /v1/checks as a share of a bare JSON endpoint of the same build, in one run: the server pinned to one
# core, the load to another, on loopback. Needs wrk and two cores.
#   ./mvnw -q -Pload package -DskipTests && src/load/run.sh [rounds] [seconds]
set -eu
cd "$(dirname "$0")/../.."
. .mvn/jdk.sh
rounds=${1:-5}
seconds=${2:-10}
port=18080
url=http://127.0.0.1:$port

QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=$port "$JAVA_HOME/bin/java" -Xmx512m -jar target/quarkus-app/quarkus-run.jar > target/load.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until grep -q 'Listening on' target/load.log; do
  kill -0 $server
  sleep 0.2
done

rate() { taskset -c 1 wrk -t1 -c32 -d"$2"s -s src/load/check.lua "$url$1" | awk '/Non-2xx/ {bad = 1} /Requests\/sec/ {rate = $2} END {if (bad) exit 1; print rate}'; }

# The compilers want both cores; then the server is pinned.
for path in /load/bare /load/guarded /v1/checks /load/virtual; do rate $path 15 > /dev/null; done
taskset -apc 0 $server > /dev/null
for path in /load/bare /load/guarded /v1/checks /load/virtual; do rate $path 5 > /dev/null; done

round=1
while [ $round -le "$rounds" ]; do
  bare=$(rate /load/bare "$seconds")
  guarded=$(rate /load/guarded "$seconds")
  checks=$(rate /v1/checks "$seconds")
  virtual=$(rate /load/virtual "$seconds")
  echo "$bare $guarded $checks $virtual"
  round=$((round + 1))
done | awk '
  { printf "bare %.0f/s  guarded %.0f/s  checks %.0f/s  checks on a virtual thread %.0f/s\n", $1, $2, $3, $4
    bare[NR] = $3 / $1; guarded[NR] = $3 / $2; virtual[NR] = $4 / $1 }
  function median(a, n,  i, j, t) {
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
    return a[int((n + 1) / 2)]
  }
  END {
    printf "checks: %.2f of the bare endpoint, %.2f of the guarded one; on a virtual thread %.2f of the bare one (medians)\n",
      median(bare, NR), median(guarded, NR), median(virtual, NR)
  }'
