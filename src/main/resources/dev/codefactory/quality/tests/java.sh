# Compiles and runs JUnit tests; the arguments are options for the JUnit console, "--", then the source files.
options=()
while [ "$1" != "--" ]; do
  options+=("$1")
  shift
done
shift

classes=/tmp/classes
mkdir -p "$classes"
for resources in src/main/resources src/test/resources; do
  [ ! -d "$resources" ] || cp -r "$resources/." "$classes"
done
javac -proc:none -nowarn -encoding UTF-8 -cp "$JUNIT_JAR" -d "$classes" "$@" || exit 1
exec java -jar "$JUNIT_JAR" execute --disable-banner --disable-ansi-colors --details=summary \
  --class-path "$classes" --reports-dir reports "${options[@]}"
