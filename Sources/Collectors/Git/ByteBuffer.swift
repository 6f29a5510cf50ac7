import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that arrived and are not read yet.
///
/// Positions are offsets from the beginning of the storage; they hold until the next `fill`.
struct ByteBuffer: ~Copyable {
  private var storage: UnsafeMutableRawBufferPointer
  /// Where the unread bytes begin.
  var start = 0
  /// Where they end.
  private(set) var end = 0

  init() { storage = .allocate(byteCount: 1 << 18, alignment: 16) }

  deinit { storage.deallocate() }

  /// True when everything that arrived is read.
  var isEmpty: Bool { start >= end }

  /// How many bytes are unread.
  var count: Int { end - start }

  /// The first unread byte; there must be one.
  var first: UInt8 { storage[start] }

  /// The bytes of a range.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(storage)[range])
  }

  /// The bytes of a range as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }

  /// Where a byte stands next, from a position on.
  func find(_ value: UInt8, from position: Int) -> Int? {
    guard position < end, let base = storage.baseAddress,
      let found = memchr(base + position, Int32(value), end - position)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Reads everything.
  mutating func skipAll() { start = end }

  /// Reads a line with its end; false when its end has not arrived.
  mutating func skipLine() -> Bool {
    guard let lineEnd = find(0x0a, from: start) else { return false }
    start = lineEnd + 1
    return true
  }

  /// Reads once from a descriptor; false at the end of what it gives.
  mutating func fill(from file: Int32) throws -> Bool {
    makeRoom()
    let count = Descriptor.read(file, storage.baseAddress.map { $0 + end }, storage.count - end)
    if count < 0 {
      throw BylineError(.failure, "cannot read git's output: \(String(cString: strerror(errno)))")
    }
    end += count
    return count > 0
  }

  /// Keeps the unread bytes at the front and makes the storage larger when they fill it.
  private mutating func makeRoom() {
    if start > 0, let base = storage.baseAddress {
      memmove(base, base + start, end - start)
      end -= start
      start = 0
    }
    guard storage.count - end < storage.count / 2 else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[0..<end]))
    storage.deallocate()
    storage = larger
  }
}
