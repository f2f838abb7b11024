pub fn add(_a: i32, _b: i32) -> i32 {
    0
}
