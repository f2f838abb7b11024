package calc

import "testing"

func TestAdds(t *testing.T) {
	if got := Add(1, 2); got != 3 {
		t.Fatalf("1 + 2 = %d", got)
	}
}

func TestAddsNegativeNumbers(t *testing.T) {
	if got := Add(-1, -2); got != -3 {
		t.Errorf("-1 + -2 = %d", got)
	}
}
