import unittest

from calc import add


class AddTest(unittest.TestCase):
    def test_adds(self):
        self.assertEqual(add(1, 2), 3)

    def test_adds_negative(self):
        self.assertEqual(add(-1, -2), -3)


def test_plain():
    assert add(2, 2) == 4
