# The main jobs: `make generate` and `make test`. Each installs what is missing.

SWIFT ?= swift
CONCORD = .build/release/concord
CORPUS ?= ../shared/corpus
CONSUMERS = Tests/Consumers
# With Swift's libraries in it, the tool starts sooner, calls them faster, and runs where there is no
# Swift. Toolchains for Apple's systems have no such libraries, and some others leave them out.
RESOURCES = $(shell $(SWIFT) -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
STATIC = $(if $(wildcard $(RESOURCES)_static/.),--static-swift-stdlib)

# libyaml's archive, where it is installed, in a folder without the shared library, and a description of
# it for pkg-config that leads there: the linker takes what it finds first.
ARCHIVES = $(abspath .build/archives)

.PHONY: generate test unit check format lint consumers memory bench corpus libyaml tool \
  artifactbundle man clean

## Regenerates the code of every description below Specs/.
generate: tool
	$(CONCORD) generate
	$(CONCORD) generate $(CONSUMERS)/CheckPlugin/Sources/Bookshop --quiet
	$(CONCORD) generate $(CONSUMERS)/Adapters/Sources/Depot --quiet

## All tests: formatting, unit tests, committed output, consumers, memory.
test: lint unit check consumers memory $(if $(wildcard $(CORPUS)/real),corpus)

# The runtime's tests come after the others, which start compilers: what talks to servers on loopback
# has deadlines, and wants the machine for itself.
RUNTIME_TESTS = ^(RuntimeTests|RuntimeHTTPTests)\.

unit: libyaml
	CONCORD_CORPUS="$(abspath $(CORPUS))" $(SWIFT) test -Xswiftc -warnings-as-errors \
	  --skip '$(RUNTIME_TESTS)'
	$(SWIFT) test -Xswiftc -warnings-as-errors --skip-build --filter '$(RUNTIME_TESTS)'

## Fails when committed output is not what its description gives.
check: tool
	$(CONCORD) check
	$(CONCORD) check $(CONSUMERS)/Adapters/Sources/Depot

## All Swift, the generated too. Two cases have literals that are longer than a line.
lint:
	find Sources Templates Generated Tests .ci Package.swift -name '*.swift' -not -path '*/.build/*' \
	  -not -path '*/Cases/nasty-text/*' -not -path '*/Cases/keywords/*' -print0 \
	  | xargs -0 $(SWIFT) format lint --strict --parallel --configuration .swift-format

format:
	$(SWIFT) format --in-place --configuration .swift-format --recursive Sources Templates Tests Package.swift

## Packages that use this one as a user's package would.
consumers: artifactbundle
	SWIFT="$(SWIFT)" PAGES="$(wildcard $(abspath $(CORPUS))/../quantconnect/docs)" $(CONSUMERS)/run

## The runtime's field tables under the address and leak sanitizers.
memory: libyaml
	cd $(CONSUMERS)/Memory && $(SWIFT) run --sanitize=address memory

## Published documents, and 500 random ones: their code compiles without a warning, and their
## examples come back.
corpus: tool
	CONCORD_CORPUS="$(abspath $(CORPUS))" CONCORD_CORPUS_FULL=1 CONCORD_TOOL="$(abspath $(CONCORD))" \
	  CONCORD_RANDOM_COUNT=500 \
	  $(SWIFT) test -Xswiftc -warnings-as-errors --filter 'CorpusTests|RandomTests|JSONSchemaTests'

bench: tool
	SWIFT="$(SWIFT)" CONCORD="$(abspath $(CONCORD))" CORPUS="$(abspath $(CORPUS))" $(CONSUMERS)/Benchmark/run

tool: libyaml
	@mkdir -p $(ARCHIVES)
	@archive=$$(pkg-config --variable=libdir yaml-0.1 2>/dev/null)/libyaml.a; \
	  if test -e "$$archive"; then \
	    cp "$$archive" $(ARCHIVES)/; \
	    printf 'Name: LibYAML\nDescription: An archive\nVersion: 0\nCflags: %s\nLibs: -L%s -lyaml\n' \
	      "$$(pkg-config --cflags yaml-0.1)" $(ARCHIVES) >$(ARCHIVES)/yaml-0.1.pc; \
	  fi
	PKG_CONFIG_PATH="$(ARCHIVES):$$PKG_CONFIG_PATH" \
	  $(SWIFT) build -c release --product concord $(STATIC)

## The tool as an artifact bundle, and a package with it in place of its sources: .ci/release/build.
artifactbundle: libyaml
	SWIFT="$(SWIFT)" MAKE="$(MAKE)" .ci/release/build

## The manual page, concord.1, in .build.
man: tool
	$(CONCORD) help man >.build/concord.1

## Installs libyaml's headers where they are missing.
libyaml:
	@if ! pkg-config --exists yaml-0.1 2>/dev/null && ! test -e /usr/include/yaml.h; then \
	  if command -v brew >/dev/null; then brew install libyaml pkg-config; \
	  elif command -v apt-get >/dev/null; then \
	    sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	    $$sudo apt-get update -qq && $$sudo apt-get install -y -qq libyaml-dev pkg-config; \
	  else echo "install libyaml's headers (yaml.h), then run make again" >&2; exit 1; fi; \
	fi

clean:
	rm -rf .build $(CONSUMERS)/*/.build
