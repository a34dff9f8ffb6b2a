# Thin front of CMake. `make` builds, `make demo` shows, `make test` proves; each installs what it needs (Debian 12, root or sudo).
.PHONY: all build web demo test test-web eval bench train fuzz install format clean dependencies

all: build

dependencies:
	@tools/install build

build: dependencies
	@cmake --preset release >/dev/null
	@cmake --build --preset release
	@tools/build-web

# The page, built into web/dist. Without Node.js the program works all the same and says that the page is missing.
web:
	@tools/install web
	@tools/build-web

demo: build
	@tools/demo

test:
	@tools/install test
	@tools/test

# Every figure that the issues name, on development data (needs ../shared).
eval: build
	@tools/install eval
	@tools/evaluate

bench: build
	@cmake --build --preset release --target benches
	@tools/bench

# Trains the reader's model anew from the data pack (needs ../shared, about four hours on one core).
train:
	@tools/install train
	@train/run.sh

fuzz:
	@tools/install test
	@cmake --preset fuzz >/dev/null && cmake --build --preset fuzz
	@tools/fuzz

# Breaks lines of C that are too long; all others stay as they were written.
format:
	@tools/install format
	@tools/format

clean:
	@rm -rf build
