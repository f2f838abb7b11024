# Builds and runs Rust tests. Arguments: the crate's name when there is no manifest, or "-", then source files that are compiled alone. Each test
# binary ends with a test that says the token; the line that holds it is gone from the sources before a binary runs.
name=$1
shift
binaries=()
if [ $# -eq 0 ]; then
  command -v cargo > /dev/null || { echo "cargo is not installed"; exit 69; }
  [ -f Cargo.toml ] || printf '[package]\nname = "%s"\nversion = "0.1.0"\nedition = "2021"\n' "$name" > Cargo.toml
  built=$(CARGO_TARGET_DIR=/tmp/target cargo test --offline --no-run --message-format=json-render-diagnostics) || exit 1
  mapfile -t binaries < <(printf '%s' "$built" | grep '"test":true' | grep -oE '"executable":"[^"]+"' | cut -d'"' -f4)
else
  for source; do
    binary=/tmp/${#binaries[@]}.test
    rustc --test --edition 2021 -o "$binary" "$source" || exit 1
    binaries+=("$binary")
  done
fi
grep -rl --include='*.rs' "$token" . | xargs -r sed -i "/$token/d"

failed=0
results=
for binary in "${binaries[@]}"; do
  output=$("$binary" --test-threads=1 --nocapture 2>&1)
  code=$?
  [ $code -eq 0 ] || failed=1
  printf '%s\n' "$output" | grep -v "$token\|zzzzzz_codefactory"
  results+="$token binary $(basename "$binary")"$'\n'"$output"$'\n'"$token exit $code"$'\n'
done
printf '%s' "$results" | seal codefactory-results
exit $failed
