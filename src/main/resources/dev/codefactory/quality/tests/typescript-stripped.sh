# Runs TypeScript tests on a node that strips types by itself; $1 is the report, the rest are test files.
report=$1
shift
if ! node --experimental-strip-types --no-warnings -e 0 2> /dev/null; then
  echo "running TypeScript needs the TypeScript compiler (npm install --global typescript) or Node.js 22.18"
  exit 69
fi
exec node --experimental-strip-types --no-warnings --test --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=junit --test-reporter-destination="$report" "$@"
