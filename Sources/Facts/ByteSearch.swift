extension String {
  /// True when any of these texts stands in this one, byte for byte: a quick look before an expensive reading.
  package func holdsAny(of texts: [StaticString]) -> Bool {
    var copy = self
    return copy.withUTF8 { bytes in texts.contains { ByteSearch.holds($0, in: bytes) } }
  }
}

/// Looks for texts in bytes.
enum ByteSearch {
  /// True when the text stands anywhere in the bytes.
  static func holds(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = text.utf8CodeUnitCount
    guard length > 0, bytes.count >= length else { return length == 0 }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: length)
    let last = bytes.count - length
    var position = 0
    while position <= last {
      guard let found = bytes[position...last].firstIndex(of: wanted[0]) else { return false }
      var index = 1
      while index < length, bytes[found + index] == wanted[index] { index += 1 }
      if index == length { return true }
      position = found + 1
    }
    return false
  }
}
