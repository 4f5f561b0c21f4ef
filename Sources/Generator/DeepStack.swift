#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Runs work on a thread whose stack is deep enough for any document that the limits let through:
/// schemas refer to one another in chains as long as the document, and passes follow them.
enum DeepStack {
  /// The size of the stack, in bytes. Pages that nothing touches cost nothing.
  private static let size = 512 << 20

  /// Runs the work to its end and returns what it gives. Where no such thread is to be had, it runs
  /// on the caller's.
  static func run<Result>(_ body: () -> Result) -> Result {
    withoutActuallyEscaping(body) { body in
      var result: Result?
      start { result = body() }
      return result ?? body()
    }
  }

  /// Runs the work on a thread of its own and waits for it; does nothing where there is none.
  private static func start(_ body: () -> Void) {
    withoutActuallyEscaping(body) { body in
      let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
      defer { attributes.deallocate() }
      guard pthread_attr_init(attributes) == 0 else { return }
      defer { pthread_attr_destroy(attributes) }
      guard pthread_attr_setstacksize(attributes, size) == 0 else { return }
      let work = Unmanaged.passRetained(Work(body)).toOpaque()
      let thread = UnsafeMutablePointer<Thread>.allocate(capacity: 1)
      defer { thread.deallocate() }
      guard pthread_create(thread, attributes, main, work) == 0 else {
        Unmanaged<Work>.fromOpaque(work).release()
        return
      }
      #if canImport(Darwin)
        if let started = thread.pointee { pthread_join(started, nil) }
      #else
        pthread_join(thread.pointee, nil)
      #endif
    }
  }

  #if canImport(Darwin)
    private typealias Thread = pthread_t?
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { work in
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        return nil
      }
  #else
    private typealias Thread = pthread_t
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
        return nil
      }
  #endif

  /// What the thread is given.
  private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) {
      self.body = body
    }
  }
}
