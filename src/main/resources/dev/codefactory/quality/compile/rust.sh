# Checks the types of Rust crates; $0 is "--", the arguments are the files.
if [ -f Cargo.toml ]; then
  exec cargo check --offline --quiet --target-dir /tmp/target --message-format short 2>&1
fi
roots=()
for file; do
  case "$file" in main.rs | lib.rs | src/main.rs | src/lib.rs) roots+=("$file") ;; esac
done
[ ${#roots[@]} -gt 0 ] || roots=("$@")
status=0
for root in "${roots[@]}"; do
  rustc --edition=2021 --crate-type=lib --crate-name=generated --emit=metadata --out-dir=/tmp --error-format=short \
    --cap-lints=allow "$root" 2>&1 || status=1
done
exit $status
