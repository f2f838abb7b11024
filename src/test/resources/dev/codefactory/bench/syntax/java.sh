# $1 is where ecj is, $2 a JDK. Problems of category 20 are the syntax; everything else is about what the files mean.
log=$(mktemp --suffix=.xml)
"$2/bin/java" -cp "$1/ecj.jar" org.eclipse.jdt.internal.compiler.batch.Main -24 -proc:none -proceedOnError -maxProblems 1000 -d none \
  -log "$log" ./*.java > /dev/null 2>&1
awk '/<source .*path="/ { match($0, /path="[^"]*"/); file = substr($0, RSTART + 6, RLENGTH - 7); sub(".*/", "", file) }
     /categoryID="20"/ && !seen[file]++ { print "broken\t" file }' "$log"
rm -f "$log"
