"""Converts temperatures."""

ABSOLUTE_ZERO = -273.15


def to_fahrenheit(celsius: float) -> float:
    """Return the temperature in degrees Fahrenheit."""
    if celsius < ABSOLUTE_ZERO:
        raise ValueError("below absolute zero")
    return celsius * 9 / 5 + 32
