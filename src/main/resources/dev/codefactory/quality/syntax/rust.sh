# Parses Rust files, each by itself; $0 is "--", the arguments are the files.
command -v rustc > /dev/null || { echo "rustc is not installed"; exit 127; }
export RUSTC_BOOTSTRAP=1 # -Z flags are refused on stable compilers without it
# The flag has had three names.
flag=$(rustc -Z help 2> /dev/null | grep -oE 'parse-(crate-root-only|crate-only|only)' | head -n 1)
[ -n "$flag" ] || { echo "this rustc cannot parse without compiling"; exit 1; }

# Older compilers parse a:b as a value with its type, which no program may use: what is meant is a::b.
parse() { rustc --edition=2021 --crate-type=lib --error-format=short "$@"; }
echo 'fn f() { a:b; }' | parse "-Z$flag" - > /dev/null 2>&1 && takes_single_colons=1

single_colons() {
  parse -Zunpretty=ast-tree "$1" 2> /dev/null | awk -v OFS='\t' -v file="$1" '
    /kind: Type\($/ { inside = 1 }
    inside && match($0, /[0-9]+:[0-9]+: [0-9]+:[0-9]+ \(#0\)/) {
      split(substr($0, RSTART), place, ":")
      print "error", file, place[1], "a single colon stands between two names; paths are put together with ::"
      inside = 0
    }'
}

for file; do
  if said=$(parse "-Z$flag" "$file" 2>&1); then
    [ -z "${takes_single_colons:-}" ] || single_colons "$file"
  else
    # E0583: the file of a module is missing, which is no syntax error.
    grep -vF 'error[E0583]' <<< "$said" |
      sed -nE $'s/^([^:]+):([0-9]+):[0-9]+: error[^:]*: (.*)/error\t\\1\t\\2\t\\3/p'
  fi
  printf 'judged\t%s\n' "$file"
done
