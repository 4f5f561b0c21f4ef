#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Holds back the signals with which people end a program while something runs that must not be
/// left half done. They are delivered afterwards.
enum InterruptShield {
  static func during<Result>(_ body: () -> Result) -> Result {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
    let isHeld = pthread_sigmask(SIG_BLOCK, &held, &before) == 0
    defer { if isHeld { pthread_sigmask(SIG_SETMASK, &before, nil) } }
    return body()
  }
}
