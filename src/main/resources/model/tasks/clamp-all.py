from solution import clamp_all
given = [5, -3, 12, 7]
assert clamp_all(given, 0, 10) == [5, 0, 10, 7]
assert given == [5, -3, 12, 7]
assert clamp_all([], 0, 1) == []
assert clamp_all([0, 10], 0, 10) == [0, 10]
