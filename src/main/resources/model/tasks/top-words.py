from solution import top_words
assert top_words("The cat and the hat. The end!", 2) == ["the", "and"]
assert top_words("b a c", 2) == ["a", "b"]
assert top_words("", 3) == []
assert top_words("one two", 5) == ["one", "two"]
