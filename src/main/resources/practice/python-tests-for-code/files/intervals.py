"""Works with intervals of whole numbers."""


def merge(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the intervals in order, those that overlap or touch joined."""
    for begin, end in intervals:
        if end < begin:
            raise ValueError(f"{end} lies before {begin}")
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(intervals):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
