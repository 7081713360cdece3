#!/bin/sh
# Where a check's time goes, and on which thread: the whole path in production's set-up under load, recorded by the Java Flight Recorder.
# Fails where a resource or the building of an answer was seen on the audit trail's thread. Needs ab (Debian: apache2-utils), openssl.
#   ./mvnw -q -Pload package -DskipTests && src/load/profile.sh [seconds]
set -eu
cd "$(dirname "$0")/../.."
. .mvn/jdk.sh
seconds=${1:-60}
port=18443
recording=target/profile.jfr
java_flags="-XX:StartFlightRecording=filename=$recording,settings=profile,dumponexit=true"
. src/load/site.sh

load() { ab -q -k -c 16 -t "$1" -n 100000000 -E "$site/caller.pem" -T application/json -p "$site/attested.json" "https://localhost:$port/v1/checks"; }
load 15 > /dev/null 2>&1
load "$seconds" 2> /dev/null | grep -E 'Complete requests|Requests per second|Non-2xx' || :
kill $server
wait $server || :
trap - EXIT

"$JAVA_HOME/bin/jfr" print --stack-depth 64 --events jdk.ExecutionSample "$recording" > target/profile.txt
awk '
  /sampledThread = / { thread = $3; gsub(/"/, "", thread); sub(/-[0-9]+$/, "", thread); top = 1 }
  /line:/ {
    frame = $1; sub(/\(.*/, "", frame)
    if (top) { samples[thread]++; frames[thread " " frame]++; top = 0 }
    # EventLoop is the hand-over itself.
    if (thread ~ /^audit/ && frame ~ /jp\.sekisho\.(api|check|checkpoint)\./ && frame !~ /api\.EventLoop\./) strays[frame]++
  }
  END {
    for (t in samples) printf "%6d samples on %s\n", samples[t], t
    print ""
    for (f in frames) printf "%6d %s\n", frames[f], f | "sort -rn | head -25"
    close("sort -rn | head -25")
    for (s in strays) { printf "on the audit thread: %s (%d)\n", s, strays[s]; bad = 1 }
    exit bad
  }' target/profile.txt
