# Parses Go files; $0 is "--", the arguments are the files.
command -v gofmt > /dev/null || { echo "gofmt is not installed"; exit 127; }
gofmt -e -l "$@" 2>&1 | sed -nE $'s/^([^:]+):([0-9]+):[0-9]+: (.*)/error\t\\1\t\\2\t\\3/p'
printf 'judged\t%s\n' "$@"
