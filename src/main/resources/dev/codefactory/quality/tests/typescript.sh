# Compiles TypeScript without checking types (those of node are not here) and runs the tests; $1 is the report, the rest are test files.
report=$1
shift
out=.codefactory-out
mkdir -p "$out"
echo '{"type": "commonjs"}' > "$out/package.json"
mapfile -t sources < <(find . -name node_modules -prune -o -name '*.?ts' -print -o -name '*.ts' -print -o -name '*.tsx' -print)
tsc --noCheck --target es2022 --module commonjs --esModuleInterop --rewriteRelativeImportExtensions --resolveJsonModule --skipLibCheck --jsx react \
  --rootDir . --outDir "$out" "${sources[@]}" > tsc.log

compiled=()
for test; do
  test=${test/%.tsx/.js}
  test=${test/%.mts/.mjs}
  test=${test/%.cts/.cjs}
  compiled+=("$out/${test/%.ts/.js}")
done
exec node --test --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=junit --test-reporter-destination="$report" "${compiled[@]}"
