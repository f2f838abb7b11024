# Compiles and runs JUnit tests, and measures what they run; the arguments are test classes, "--", then the source files.
tests=()
while [ "$1" != "--" ]; do
  tests+=("$1")
  shift
done
shift

classes=/tmp/classes
runner=/tmp/runner
# What the operator lends; nothing at all is better than an empty entry, which means the working directory.
libraries="${JAVA_LIBRARIES:+:$JAVA_LIBRARIES}"
mkdir -p "$classes" "$runner"
read -r key _ unmeasured < codefactory-seal
rm codefactory-seal
# Apart from the code under test, whose classes could stand in for those it names.
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -nowarn -encoding UTF-8 -cp "$JUNIT_JAR" -d "$runner" codefactory/CodeFactoryTestRun.java &
for resources in src/main/resources src/test/resources; do
  [ ! -d "$resources" ] || cp -r "$resources/." "$classes"
done
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -nowarn -encoding UTF-8 -cp "$JUNIT_JAR$libraries" -d "$classes" "$@" || exit 1
wait
agent=()
[ ! -r "$JACOCO_AGENT" ] || agent=("-javaagent:$JACOCO_AGENT=output=none")
echo "$key" > codefactory-seal
java "${agent[@]}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$JUNIT_JAR:$runner$libraries" CodeFactoryTestRun "$classes" "${tests[@]}"
code=$?
if [ -z "$unmeasured" ] && [ -r /tmp/jacoco.exec ] && [ -r "$JACOCO_CLI" ]; then
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$JACOCO_CLI" report /tmp/jacoco.exec --classfiles "$classes" --xml /tmp/jacoco.xml --quiet
  sed -i 's/<!DOCTYPE[^>]*>//' /tmp/jacoco.xml
  { printf '%s\n' "$key"; cat /tmp/jacoco.xml; printf '\n%s' "$key"; } | sha256sum | cut -d' ' -f1 > codefactory-coverage
  cat /tmp/jacoco.xml >> codefactory-coverage
fi
exit $code
