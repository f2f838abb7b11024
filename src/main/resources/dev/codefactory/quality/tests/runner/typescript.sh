# Compiles TypeScript without checking types (those of node are not here) and runs the tests; the arguments are the test files.
out=.codefactory-out
mkdir -p "$out"
echo '{"type": "commonjs"}' > "$out/package.json"
mapfile -t sources < <(find . -name node_modules -prune -o -name '*.?ts' -print -o -name '*.ts' -print -o -name '*.tsx' -print)
tsc --noCheck --target es2022 --module commonjs --esModuleInterop --rewriteRelativeImportExtensions --resolveJsonModule --skipLibCheck --jsx react \
  --sourceMap --rootDir . --outDir "$out" "${sources[@]}" > tsc.log

compiled=()
for test; do
  test=${test/%.tsx/.js}
  test=${test/%.mts/.mjs}
  test=${test/%.cts/.cjs}
  compiled+=("$out/${test/%.ts/.js}")
done
exec node --enable-source-maps codefactory-node.cjs "${compiled[@]}"
