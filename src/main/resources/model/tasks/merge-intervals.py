from solution import merge
assert list(map(tuple, merge([(5, 8), (1, 3), (2, 4)]))) == [(1, 4), (5, 8)]
assert list(map(tuple, merge([(1, 2), (2, 3)]))) == [(1, 3)]
assert list(map(tuple, merge([(1, 10), (3, 4)]))) == [(1, 10)]
assert merge([]) == []
