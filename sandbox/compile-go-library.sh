#!/bin/sh
# Go ships its standard library as source only. Compiles it, in the ways test runs ask for, into a build cache below the directory $1, and
# prints the path of that cache. Continues what was broken off; several may do so at once.
set -eu
export GOENV=off GOPROXY=off GOTOOLCHAIN=local GOFLAGS=-mod=mod CGO_ENABLED=0
umask 022
directory=$(mktemp -d)
# Something may still write there for a moment, and what is left is no failure.
trap 'rm -rf "$directory" || :' EXIT
export HOME="$directory" GOPATH="$directory/go"
# Go keeps counters of its use by a process that outlives it, unless it is told not to.
mkdir -p "$HOME/.config/go/telemetry"
echo off > "$HOME/.config/go/telemetry/mode"

GOCACHE=$1/$(go version | tr -c 'A-Za-z0-9.\n' -)
export GOCACHE
echo "$GOCACHE"
[ ! -e "$GOCACHE/complete" ] || exit 0

cd "$directory"
printf 'module library\n' > go.mod
printf 'package library\n\nimport "testing"\n\nfunc TestNothing(*testing.T) {}\n' > library_test.go
{
  echo 'package library'
  go list std | grep -vE '(^|/)(internal|vendor)(/|$)|^(plugin|runtime/cgo|syscall/js|unsafe)$' | sed 's/.*/import _ "&"/'
} > library.go
go test -cover . >&2
go vet . >&2
touch "$GOCACHE/complete"
