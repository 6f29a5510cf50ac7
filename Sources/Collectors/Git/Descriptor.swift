#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `read(2)` by a name of its own, for types that have a `read` themselves.
enum Descriptor {
  /// Reads once, again when a signal interrupts; the number of bytes, 0 at the end, -1 on an error.
  static func read(_ file: Int32, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    while true {
      #if canImport(Glibc)
        let result = Glibc.read(file, target, count)
      #elseif canImport(Musl)
        let result = Musl.read(file, target, count)
      #else
        let result = Darwin.read(file, target, count)
      #endif
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Reads once and puts what came at the end of the bytes; how many came, 0 at the end, -1 on an error.
  static func append(from file: Int32, to bytes: inout [UInt8], atMost room: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer in
      let count = read(file, buffer.baseAddress, buffer.count)
      if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return count
    }
  }
}
