# Runs TypeScript tests on a node that strips types by itself; the arguments are the test files.
if ! node --experimental-strip-types --no-warnings -e 0 2> /dev/null; then
  echo "running TypeScript needs the TypeScript compiler (npm install --global typescript) or Node.js 22.18"
  exit 69
fi
exec node --experimental-strip-types --no-warnings codefactory-node.cjs "$@"
