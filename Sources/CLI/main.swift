#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

// A reader that has gone away, as in `concord check | head`, must not end a run half way.
signal(SIGPIPE, SIG_IGN)
HeapGrowth.useLargeSteps()
var tool = Tool(terminal: ProcessTerminal())
exit(tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
