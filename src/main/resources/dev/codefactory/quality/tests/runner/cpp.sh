# Builds and runs C++ tests: every file before "--" holds a main function that ends with 0 when its tests pass; the files behind it are linked to
# each. That the main function returned, and what, is said by one of ours around it: an early exit with 0 says nothing.
command -v g++ > /dev/null || { echo "g++ is not installed"; exit 69; }
tests=()
while [ "$1" != "--" ]; do
  tests+=("$1")
  shift
done
shift
flags=(-std=c++20 -O0 -g -I. -Iinclude -Isrc)
objects=()
mkdir -p /tmp/objects
number=0
for source; do
  number=$((number + 1))
  g++ "${flags[@]}" --coverage -c -o "/tmp/objects/$number.o" "$source" || exit 1
  objects+=("/tmp/objects/$number.o")
done
sed "s/TOKEN/$token/" codefactory-main.txt | g++ "${flags[@]}" -x c++ -c -o /tmp/main.o - || exit 1
rm codefactory-main.txt
number=0
for test in "${tests[@]}"; do
  number=$((number + 1))
  g++ "${flags[@]}" -UNDEBUG --coverage -c -o "/tmp/objects/test$number.o" "$test" || exit 1
  objcopy --redefine-sym main=codefactory_tested_main "/tmp/objects/test$number.o" || exit 1
  g++ --coverage -o "/tmp/$number.test" "/tmp/objects/test$number.o" /tmp/main.o "${objects[@]}" -pthread || exit 1
done
rm -f /tmp/main.o

failed=0
results=
number=0
for test in "${tests[@]}"; do
  number=$((number + 1))
  output=$("/tmp/$number.test" 2>&1)
  code=$?
  [ $code -eq 0 ] || failed=1
  printf '%s\n' "$output" | grep -v "$token"
  results+="$token test $test"$'\n'"$output"$'\n'"$token exit $code"$'\n'
done
printf '%s' "$results" | seal codefactory-results
if command -v gcov > /dev/null; then
  for notes in /tmp/objects/*.gcno; do gcov -t -r "$notes" 2> /dev/null; done | seal codefactory-coverage
fi
exit $failed
