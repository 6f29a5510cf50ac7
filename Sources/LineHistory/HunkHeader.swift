/// The numbers of a hunk's header: `@@ -10,2 +12 @@`.
package struct HunkHeader: Equatable, Sendable {
  package var oldStart: Int32
  package var oldCount: Int32
  package var newStart: Int32
  package var newCount: Int32

  /// Reads a header line; an omitted count is 1. Nil when it is none.
  package init?(_ line: UnsafeRawBufferPointer) {
    var reader = NumberReader(bytes: line, position: 0)
    guard reader.skip("@@ -"), let oldStart = reader.number() else { return nil }
    var oldCount: Int32 = 1
    if reader.skip(",") {
      guard let count = reader.number() else { return nil }
      oldCount = count
    }
    guard reader.skip(" +"), let newStart = reader.number() else { return nil }
    var newCount: Int32 = 1
    if reader.skip(",") {
      guard let count = reader.number() else { return nil }
      newCount = count
    }
    guard reader.skip(" @@") else { return nil }
    self.oldStart = oldStart
    self.oldCount = oldCount
    self.newStart = newStart
    self.newCount = newCount
  }
}

/// Reads decimal numbers and fixed text off a byte buffer.
struct NumberReader {
  let bytes: UnsafeRawBufferPointer
  var position: Int

  /// Steps over the text when it stands here.
  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }

  /// Reads digits; nil when there are none or they do not fit.
  mutating func number() -> Int32? {
    var value: Int64 = 0
    let start = position
    while position < bytes.count {
      let digit = bytes[position] &- 0x30
      guard digit < 10 else { break }
      value = value * 10 + Int64(digit)
      guard value <= Int64(Int32.max) else { return nil }
      position += 1
    }
    return position == start ? nil : Int32(value)
  }
}
