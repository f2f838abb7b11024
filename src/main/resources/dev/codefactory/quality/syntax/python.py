"""Compiles files without running them: sys.argv[1] is "--", the rest are paths."""

import sys
import warnings

warnings.simplefilter("ignore")
for path in sys.argv[2:]:
    try:
        with open(path, "rb") as source:
            compile(source.read(), path, "exec", dont_inherit=True)
    except SyntaxError as error:
        print("error", path, error.lineno or 0, error.msg, sep="\t")
    except (ValueError, RecursionError, MemoryError) as error:
        print("error", path, 0, str(error) or "nested too deeply", sep="\t")
    print("judged", path, sep="\t")
