import sys
from pathlib import Path

print("total", sum(int(line) for line in Path(sys.argv[1]).read_text().split()))
