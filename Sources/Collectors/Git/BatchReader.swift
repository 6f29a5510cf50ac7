/// Reads lines and counted bytes from a descriptor.
struct BatchReader {
  let file: Int32
  private var buffer: [UInt8] = []
  private var start = 0

  init(file: Int32) { self.file = file }

  /// The next line without its end; nil when the output ends before.
  mutating func line() -> ArraySlice<UInt8>? {
    var searched = 0
    while true {
      if let end = buffer[(start + searched)...].firstIndex(of: 0x0a) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      searched = buffer.count - start
      guard fill() else { return nil }
    }
  }

  /// That many bytes; nil when the output ends before.
  mutating func bytes(_ count: Int) -> [UInt8]? {
    while buffer.count - start < count {
      guard fill() else { return nil }
    }
    defer { start += count }
    return Array(buffer[start..<start + count])
  }

  /// Gives that many bytes as they arrive, some at a time; false when the output ends before.
  mutating func pass(_ count: Int, to body: (ArraySlice<UInt8>) -> Void) -> Bool {
    var left = count
    while left > 0 {
      if start == buffer.count, !fill() { return false }
      let part = buffer[start..<min(buffer.count, start + left)]
      body(part)
      left -= part.count
      start = part.endIndex
    }
    return true
  }

  private mutating func fill() -> Bool {
    buffer.removeFirst(start)
    start = 0
    return Descriptor.append(from: file, to: &buffer, atMost: 1 << 16) > 0
  }
}
