from calc import add


def test_more():
    assert add(3, 4) == 7
