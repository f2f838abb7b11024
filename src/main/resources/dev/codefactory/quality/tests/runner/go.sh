# Builds and runs the tests of Go packages; the arguments are their directories. Each test binary says how it ended, by the token, in a
# line that the code under test cannot know: the source that holds it is gone before the binary runs.
command -v go > /dev/null || { echo "go is not installed"; exit 69; }
[ -f go.mod ] || printf 'module generated\n\ngo %s\n' "$(go env GOVERSION | grep -oE '[0-9]+\.[0-9]+')" > go.mod
number=0
for package; do
  number=$((number + 1))
  go test -c -cover -coverpkg=./... -o "/tmp/$number.test" "./$package" || exit 1
  [ -x "/tmp/$number.test" ] || { echo "no tests in $package"; exit 1; }
done
find . -name 'zzz_codefactory*_test.go' -delete

failed=0
results=
number=0
for package; do
  number=$((number + 1))
  output=$(cd "$package" && "/tmp/$number.test" -test.v -test.timeout=0 "-test.coverprofile=/tmp/$number.cover" 2>&1)
  code=$?
  [ $code -eq 0 ] || failed=1
  printf '%s\n' "$output" | grep -v "$token"
  results+="$token package $package"$'\n'"$output"$'\n'"$token exit $code"$'\n'
done
printf '%s' "$results" | seal codefactory-results
cat /tmp/*.cover 2> /dev/null | seal codefactory-coverage
exit $failed
