# Compiles C++ sources without output; $0 is "--", the arguments are the files. Headers are judged through the sources that include them.
command -v g++ > /dev/null || { echo "g++ is not installed"; exit 127; }
sources=()
for file; do
  case "$file" in *.cpp | *.cc | *.cxx) sources+=("$file") ;; esac
done
[ ${#sources[@]} -gt 0 ] || sources=("$@")

complete=yes
for file in "${sources[@]}"; do
  said=$(LC_ALL=C g++ -fsyntax-only -std=c++20 -w -fmax-errors=5 -fno-diagnostics-show-caret -I. -x c++ "$file" 2>&1)
  sed -nE '/fatal error: .*No such file or directory/d; '$'s/^([^:]+):([0-9]+):[0-9]+: (fatal )?error: (.*)/error\t\\1\t\\2\t\\4/p' <<< "$said"
  if grep -q 'fatal error: .*No such file or directory' <<< "$said"; then
    complete=no # a library that is not here says nothing about the syntax
  else
    printf 'judged\t%s\n' "$file"
  fi
done
[ $complete = no ] || printf 'judged\t%s\n' "$@"
