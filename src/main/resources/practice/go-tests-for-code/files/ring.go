// Package ring keeps the last values.
package ring

import "errors"

// Ring holds the last values that were added.
type Ring struct {
	values []int
	next   int
	full   bool
}

// New makes a ring that holds as many values as its capacity.
func New(capacity int) (*Ring, error) {
	if capacity < 1 {
		return nil, errors.New("the capacity must be at least 1")
	}
	return &Ring{values: make([]int, capacity)}, nil
}

// Add puts a value in, in place of the oldest when the ring is full.
func (r *Ring) Add(value int) {
	r.values[r.next] = value
	r.next++
	if r.next == len(r.values) {
		r.next = 0
		r.full = true
	}
}

// Values returns the values from the oldest to the newest.
func (r *Ring) Values() []int {
	if !r.full {
		return append([]int{}, r.values[:r.next]...)
	}
	return append(append([]int{}, r.values[r.next:]...), r.values[:r.next]...)
}
