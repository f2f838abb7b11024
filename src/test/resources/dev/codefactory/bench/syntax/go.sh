# The compiler removes what it was to write when it fails, so it is given a file of its own: as root it would remove a device as well.
object=$(mktemp)
for file in *; do
  go tool compile -p a -o "$object" "$file" 2>&1 |
    grep -qE 'syntax error|not terminated|newline in (string|rune)|invalid character|unknown escape|rune literal|invalid digit' &&
    printf 'broken\t%s\n' "$file"
done
rm -f "$object"
