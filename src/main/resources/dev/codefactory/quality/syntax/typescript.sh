# Parses TypeScript sources; $0 is "--", the arguments are the files. Types are not checked and no import is followed.
command -v tsc > /dev/null || { echo "tsc is not installed"; exit 127; }
said=$(tsc --noEmit --noCheck --noResolve --noLib --skipLibCheck --pretty false --target es2022 --module nodenext \
  --allowImportingTsExtensions --jsx preserve "$@" 2>&1)
if [[ $said == *"error TS5023"* || $said == *"error TS5025"* ]]; then
  echo "TypeScript 5.7 or newer is needed, this is $(tsc --version)"
  exit 127
fi
# Codes from 1000 to 1999 are the syntax; others speak of what was not loaded.
sed -nE 's/^(.+)\(([0-9]+),[0-9]+\): error TS1[0-9]{3}: (.*)/error\t\1\t\2\t\3/p' <<< "$said"
printf 'judged\t%s\n' "$@"
