#!/bin/sh
# The replica of the founding case, inspected: 244,246 records, 60 wrong links, service and client on this machine together.
# Prints the time against the time that the same service takes to read the same lines and echo them, then compares every
# answer with the truth, and measures ten streams at once. Needs curl, wrk and awk.
#   ./mvnw -q -Pload package -DskipTests && src/load/inspect.sh [rounds]
set -eu
cd "$(dirname "$0")/../.."
. .mvn/jdk.sh
rounds=${1:-5}
port=18081
url=http://127.0.0.1:$port
folder=target/prefecture

[ -f $folder/truth.tsv ] || "$JAVA_HOME/bin/java" -jar target/quarkus-app/quarkus-run.jar synthesize --out $folder

QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=$port SEKISHO_REGISTRY_MAX_AGE=36500d SEKISHO_REGISTRY_SNAPSHOT_PATH=$folder/residents.ndjson \
  "$JAVA_HOME/bin/java" -Xmx768m -jar target/quarkus-app/quarkus-run.jar > target/inspect.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until grep -q 'Listening on' target/inspect.log; do
  kill -0 $server
  sleep 0.2
done

# Seconds to send a file and to read the whole answer.
seconds() { curl -sS -o "$3" -w '%{time_total}\n' -X POST -H 'Content-Type: application/x-ndjson' -T "$2" "$url$1"; }
cpu() { awk '{ printf "%.2f", ($14 + $15) / 100 }' /proc/$server/stat; }

for path in /load/echo /v1/inspections /v1/inspections; do seconds $path $folder/records.ndjson target/inspected.ndjson > /dev/null; done
round=1
while [ $round -le "$rounds" ]; do
  echo=$(seconds /load/echo $folder/records.ndjson /dev/null)
  before=$(cpu)
  inspect=$(seconds /v1/inspections $folder/records.ndjson target/inspected.ndjson)
  echo "$echo $inspect $before $(cpu)"
  round=$((round + 1))
done | awk '{ printf "echo %.2f s  inspection %.2f s  its CPU %.2f s\n", $1, $2, $4 - $3 }'

echo "against the truth:"
grep -v '^{"trailer"' target/inspected.ndjson | sed 's/.*"decision":"\([A-Z]*\)","remedy":"\{0,1\}\([A-Za-z]*\).*/\1 \2/; s/ null$/ /' > target/answers.txt
tail -n +2 $folder/truth.tsv | cut -f 6,7 | tr '\t' ' ' | paste -d '|' - target/answers.txt |
  awk -F '|' '$1 != $2 { wrong++ } END { printf "  %d records, %d answered otherwise\n", NR, wrong + 0 }'
tail -1 target/inspected.ndjson | grep -o '"total":{[^}]*}\|"causes":{[^}]*}\|"complete":[a-z]*' | sed 's/^/  /'

echo "ten streams at once, a tenth of the records each, and single checks meanwhile:"
split -n l/10 -d $folder/records.ndjson target/part.
streams=""
for part in target/part.0?; do
  seconds /v1/inspections "$part" /dev/null > "$part.seconds" &
  streams="$streams $!"
done
wrk -t1 -c1 -d2s --latency -s src/load/check.lua $url/v1/checks | awk '/50%|99%/ { print "  single check " $1 " " $2 }'
wait $streams
cat target/part.0?.seconds | sort -n | awk 'NR == 1 { first = $1 } { last = $1 } END { printf "  first stream done after %.2f s, last after %.2f s\n", first, last }'
