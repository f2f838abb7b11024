# Compiles Java sources without keeping what comes of it; $0 is "--", the arguments are the files.
exec javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -implicit:none -encoding UTF-8 -nowarn -Xmaxerrs 50 -XDshould-stop.ifError=FLOW \
  -classpath "$JUNIT_JAR${JAVA_LIBRARIES:+:$JAVA_LIBRARIES}" -d /tmp/classes "$@" 2>&1
