/// Reads decimal numbers and fixed text off a byte buffer.
package struct NumberReader {
  /// The bytes that are read.
  package let bytes: UnsafeRawBufferPointer
  /// Where the next byte stands.
  package var position: Int

  /// Reads the bytes from a position on.
  package init(bytes: UnsafeRawBufferPointer, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Steps over the text when it stands here.
  package mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }

  /// Reads digits; nil when there are none or they do not fit.
  package mutating func number() -> Int32? {
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
