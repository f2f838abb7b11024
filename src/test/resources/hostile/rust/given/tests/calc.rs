use calc::*;

#[test]
fn adds() {
    assert_eq!(add(1, 2), 3);
}

#[test]
fn adds_negative_numbers() {
    assert_eq!(add(-1, -2), -3);
}
