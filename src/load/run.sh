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
for path in /load/bare /v1/checks /load/virtual; do rate $path 15 > /dev/null; done
taskset -apc 0 $server > /dev/null
for path in /load/bare /v1/checks /load/virtual; do rate $path 5 > /dev/null; done

round=1
while [ $round -le "$rounds" ]; do
  bare=$(rate /load/bare "$seconds")
  checks=$(rate /v1/checks "$seconds")
  virtual=$(rate /load/virtual "$seconds")
  echo "$bare $checks $virtual"
  round=$((round + 1))
done | awk '
  { printf "bare %.0f/s  checks %.0f/s (%.2f)  checks on a virtual thread %.0f/s (%.2f)\n", $1, $2, $2 / $1, $3, $3 / $1
    c[NR] = $2 / $1; v[NR] = $3 / $1 }
  function median(a, n,  i, j, t) { for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t } return a[int((n + 1) / 2)] }
  END { printf "median share of the bare endpoint: checks %.2f, on a virtual thread %.2f\n", median(c, NR), median(v, NR) }'
