# Thin front of CMake. `make` builds, `make demo` shows, `make test` proves; each installs what it needs (Debian 12, root or sudo).
.PHONY: all build web demo test eval bench train train-rehearsal fuzz install format clean dependencies

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

# Trains the reader's model anew from the data pack (needs ../shared or TRUCE_SHARED; hours, see train/run.sh) and puts it over data/.
train:
	@tools/install train
	@train/run.sh

# Every stage of training on a fiftieth of the documents, in build/train/rehearsal, and the program with what comes out: some ten minutes.
train-rehearsal:
	@tools/install train-rehearsal
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target truce reader_test_parity
	@tools/train-rehearsal

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
