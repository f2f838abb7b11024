# Shared by the scripts below it. The key and the token that stands in the tests' own ending are known to this shell alone.
read -r key token _ < codefactory-seal
rm codefactory-seal

# Signs what it reads and leaves it where it is looked for: $1 is the name.
seal() {
  local text
  text=$(head -c 900000 | tr -d '\0'; echo .)
  text=${text%.}
  printf '%s\n%s\n%s' "$key" "$text" "$key" | sha256sum | cut -d' ' -f1 > "$1"
  printf '%s' "$text" >> "$1"
}
