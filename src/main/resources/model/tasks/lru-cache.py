from solution import LruCache
cache = LruCache(2)
cache.put("a", 1)
cache.put("b", 2)
assert cache.get("a") == 1
cache.put("c", 3)
assert cache.get("b") is None
assert cache.get("a") == 1 and cache.get("c") == 3
cache.put("a", 4)
cache.put("d", 5)
assert cache.get("c") is None
assert cache.get("a") == 4
