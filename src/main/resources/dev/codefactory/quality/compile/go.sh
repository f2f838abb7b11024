# Checks the types of Go packages; $0 is "--", the arguments are the files.
[ -f go.mod ] || printf 'module generated\n' > go.mod
exec go vet ./... 2>&1
