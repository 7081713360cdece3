#!/bin/sh
# What the PostgreSQL adapter costs beside the embedded one, in one run: the replica of the founding case inspected, and
# single checks, by two services of the same build, one on the file and one on a database of its own on this machine.
# Needs Debian's PostgreSQL (or PGBIN), wrk, curl and awk; as root, the database runs as the user postgres.
#   ./mvnw -q package -DskipTests && src/load/postgresql.sh [rounds] [seconds]
set -eu
cd "$(dirname "$0")/../.."
. .mvn/jdk.sh
rounds=${1:-5}
seconds=${2:-10}
bin=${PGBIN:-/usr/lib/postgresql/15/bin}
folder=target/prefecture
data=$PWD/target/load-database
dbport=18432
jar=target/quarkus-app/quarkus-run.jar

[ -f $folder/truth.tsv ] || "$JAVA_HOME/bin/java" -jar $jar synthesize --out $folder

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
pids=""
stop() {
  for pid in $pids; do kill "$pid" 2> /dev/null || true; done
  as_postgres "$bin/pg_ctl" -s -D "$data" -m fast stop || true
}
trap stop EXIT
trap 'exit 1' INT TERM

rm -rf "$data"
mkdir -p "$data"
if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
as_postgres "$bin/initdb" -D "$data" -A trust -U postgres -E UTF8 --no-locale > /dev/null
as_postgres "$bin/pg_ctl" -s -w -D "$data" -l "$data/log" -o "-p $dbport -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start
database=$(head -1 "$data/postmaster.pid")
"$bin/psql" -q -h 127.0.0.1 -p $dbport -U postgres <<'SQL'
CREATE ROLE sekisho_loader LOGIN;
CREATE ROLE sekisho_reader LOGIN;
CREATE SCHEMA sekisho AUTHORIZATION sekisho_loader;
GRANT USAGE ON SCHEMA sekisho TO sekisho_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE sekisho_loader IN SCHEMA sekisho GRANT SELECT ON TABLES TO sekisho_reader;
SQL
(umask 077; openssl rand -base64 32 > target/load-registry.key)
export SEKISHO_REGISTRY_POSTGRESQL_JDBC_URL=jdbc:postgresql://127.0.0.1:$dbport/postgres
export SEKISHO_REGISTRY_POSTGRESQL_USERNAME=sekisho_reader SEKISHO_REGISTRY_LOAD_USERNAME=sekisho_loader
export SEKISHO_REGISTRY_POSTGRESQL_KEY_FILE=target/load-registry.key
# The longest deadline: on a busy machine the shorter one would be measured.
export QUARKUS_PROFILE=demo SEKISHO_REGISTRY_DEADLINE=3s SEKISHO_REGISTRY_MAX_AGE=36500d

started=$(date +%s.%N)
"$JAVA_HOME/bin/java" -jar $jar load-registry $folder/residents.ndjson
echo "$started $(date +%s.%N)" | awk '{ printf "loaded in %.1f s\n", $2 - $1 }'

# Starts a service on a port and leaves its process id in $service.
serve() {
  rm -f target/load-"$1".log
  QUARKUS_HTTP_PORT=$1 "$JAVA_HOME/bin/java" -Xmx768m ${JAVA_OPTIONS:-} -jar $jar > target/load-"$1".log 2>&1 &
  service=$!
  pids="$pids $service"
  until grep -qs 'Listening on' target/load-"$1".log; do
    kill -0 $service
    sleep 0.2
  done
}
export SEKISHO_REGISTRY_SNAPSHOT_PATH=$folder/residents.ndjson
serve 18083
snapshot=$service
SEKISHO_REGISTRY_ADAPTER=postgresql serve 18084
postgresql=$service

# Seconds to send the records and to read the whole answer.
inspect() { curl -sS -o "$2" -w '%{time_total}' -X POST -H 'Content-Type: application/x-ndjson' -T $folder/records.ndjson "http://127.0.0.1:$1/v1/inspections"; }
cpu() { awk '{ printf "%.2f", ($14 + $15) / 100 }' "/proc/$1/stat"; }
# CPU time of the database: its process with the children that it has outlived, and those that live.
database_cpu() {
  cat /proc/[0-9]*/stat 2> /dev/null | awk -v db="$database" '
    { pid = $1; sub(/.*\) /, "") }
    pid == db { sum += $12 + $13 + $14 + $15 }
    $2 == db { sum += $12 + $13 }
    END { printf "%.2f", sum / 100 }'
}
rate() {
  wrk -t1 -c32 -d"$2"s -s src/load/check.lua "http://127.0.0.1:$1/v1/checks" |
    awk '/Non-2xx/ { bad = 1 } /Requests\/sec/ { rate = $2 } END { if (bad) exit 1; print rate }'
}

for warm in 1 2; do
  inspect 18083 /dev/null > /dev/null
  inspect 18084 target/inspected-postgresql.ndjson > /dev/null
done
round=1
while [ $round -le "$rounds" ]; do
  s0=$(cpu $snapshot); s=$(inspect 18083 target/inspected-snapshot.ndjson); s1=$(cpu $snapshot)
  p0=$(cpu $postgresql); d0=$(database_cpu); p=$(inspect 18084 target/inspected-postgresql.ndjson); p1=$(cpu $postgresql); d1=$(database_cpu)
  echo "$s $s0 $s1 $p $p0 $p1 $d0 $d1"
  round=$((round + 1))
done | awk '
  { printf "inspection: embedded %.2f s, its CPU %.2f s; PostgreSQL %.2f s, its CPU %.2f s and the database'\''s %.2f s; ratio %.2f\n",
      $1, $3 - $2, $4, $6 - $5, $8 - $7, $4 / $1 }'
# The answers but for what names the check.
same() { grep -v '^{"trailer"' "$1" | sed 's/"checkId":"[^"]*",//; s/"attestation":.*//' | sha256sum; }
[ "$(same target/inspected-snapshot.ndjson)" = "$(same target/inspected-postgresql.ndjson)" ] && echo "both answered every line alike"

# The first checks may come too late for the deadline.
for port in 18083 18084 18083 18084; do rate $port 10 > /dev/null || true; done
round=1
while [ $round -le "$rounds" ]; do
  s0=$(cpu $snapshot); s=$(rate 18083 "$seconds"); s1=$(cpu $snapshot)
  p0=$(cpu $postgresql); d0=$(database_cpu); p=$(rate 18084 "$seconds"); p1=$(cpu $postgresql); d1=$(database_cpu)
  echo "$s $s0 $s1 $p $p0 $p1 $d0 $d1 $seconds"
  round=$((round + 1))
done | awk '
  { e = ($3 - $2) / ($1 * $9) * 1e6; p = ($6 - $5) / ($4 * $9) * 1e6; d = ($8 - $7) / ($4 * $9) * 1e6
    printf "checks: embedded %.0f/s, PostgreSQL %.0f/s; ratio %.2f; CPU a check: embedded %.0f us, PostgreSQL %.0f us and the database'\''s %.0f us; ratio %.2f\n",
      $1, $4, $4 / $1, e, p, d, e / (p + d) }'
