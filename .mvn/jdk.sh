# Sourced by mvnw: finds a JDK 25 or newer and sets JAVA_HOME, so that a machine whose default `java` is older still builds.
# The order: JAVA_HOME, java on the path, the usual places. POSIX sh, under mvnw's `set -euf`.

jdk_required=25

# The major version in a JDK's own `release` file; no output where the folder is no JDK (a JRE has no javac).
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_suits() {
  jdk_found=$(jdk_major "$1")
  [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$jdk_required" ]
}

jdk_candidates() {
  [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
  jdk_on_path=$(command -v javac || :)
  if [ -n "$jdk_on_path" ]; then
    jdk_on_path=$(readlink -f "$jdk_on_path" 2>/dev/null || printf '%s' "$jdk_on_path")
    printf '%s\n' "${jdk_on_path%/bin/javac}"
  fi
  [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v "$jdk_required+" 2>/dev/null || :
  set +f
  for jdk_dir in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* /opt/java/* /opt/jdk*; do
    printf '%s\n' "$jdk_dir"
  done
  set -f
}

jdk_home=$(jdk_candidates | while IFS= read -r jdk_dir; do
  if jdk_suits "$jdk_dir"; then
    printf '%s' "$jdk_dir"
    break
  fi
done)

if [ -z "$jdk_home" ]; then
  echo "Sekisho needs a JDK $jdk_required or newer (not only a JRE): install one, for instance Eclipse Temurin $jdk_required, or set JAVA_HOME to it." >&2
  exit 1
fi
JAVA_HOME=$jdk_home
export JAVA_HOME
