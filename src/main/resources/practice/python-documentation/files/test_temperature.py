import unittest

from temperature import to_fahrenheit


class ToFahrenheitTest(unittest.TestCase):
    def test_converts(self):
        self.assertEqual(to_fahrenheit(100), 212)
        self.assertEqual(to_fahrenheit(-40), -40)
        self.assertAlmostEqual(to_fahrenheit(-273.15), -459.67)

    def test_refuses_what_cannot_be(self):
        with self.assertRaises(ValueError):
            to_fahrenheit(-273.16)


if __name__ == "__main__":
    unittest.main()
