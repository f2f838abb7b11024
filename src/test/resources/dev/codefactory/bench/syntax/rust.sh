for file in *; do
  rustfmt --edition 2021 --emit stdout "$file" 2>&1 > /dev/null |
    grep -E '^error' | grep -vqE 'failed to resolve mod|file not found for module' && printf 'broken\t%s\n' "$file"
done
true
