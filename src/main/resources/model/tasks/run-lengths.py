from solution import run_lengths
assert list(map(tuple, run_lengths("aaabba"))) == [("a", 3), ("b", 2), ("a", 1)]
assert run_lengths("") == []
assert list(map(tuple, run_lengths("x"))) == [("x", 1)]
