#if canImport(Glibc)
  internal import Glibc
#endif

/// How the process gets its memory.
enum HeapGrowth {
  /// Lets heaps grow by 64 MB of addresses at a time, of which only what is used takes memory.
  ///
  /// glibc grows the heap of every thread but the first by as little as it can, a system call for
  /// each page or two: thousands for a large document, a tenth of the run. Other C libraries have
  /// no such trouble and no such setting.
  static func useLargeSteps() {
    #if canImport(Glibc)
      // Swift's module of glibc leaves <malloc.h> out.
      typealias MallocOption = @convention(c) (_ parameter: Int32, _ value: Int32) -> Int32
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let topPad: Int32 = -2
      _ = unsafeBitCast(symbol, to: MallocOption.self)(topPad, 64 << 20)
    #endif
  }
}
