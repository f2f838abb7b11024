# Parses Rust files, each by itself; $0 is "--", the arguments are the files.
command -v rustc > /dev/null || { echo "rustc is not installed"; exit 127; }
export RUSTC_BOOTSTRAP=1 # -Z flags are refused on stable compilers without it
# The flag has had three names.
flag=$(rustc -Z help 2> /dev/null | grep -oE 'parse-(crate-root-only|crate-only|only)' | head -n 1)
[ -n "$flag" ] || { echo "this rustc cannot parse without compiling"; exit 1; }

for file; do
  if ! said=$(rustc --edition=2021 --crate-type=lib --error-format=short "-Z$flag" "$file" 2>&1); then
    # E0583: the file of a module is missing, which is no syntax error.
    grep -vF 'error[E0583]' <<< "$said" |
      sed -nE $'s/^([^:]+):([0-9]+):[0-9]+: error[^:]*: (.*)/error\t\\1\t\\2\t\\3/p'
  fi
  printf 'judged\t%s\n' "$file"
done
