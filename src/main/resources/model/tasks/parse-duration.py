from solution import parse_duration
assert parse_duration("1h30m") == 5400
assert parse_duration("45s") == 45
assert parse_duration("2h5s") == 7205
for bad in ["", "5", "m", "5m1h", "1h1h", "1.5h", "-5s", "5 m"]:
    try:
        parse_duration(bad)
    except ValueError:
        continue
    raise AssertionError("accepted " + repr(bad))
