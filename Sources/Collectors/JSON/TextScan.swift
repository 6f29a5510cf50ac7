/// Finds where a JSON text goes on being plain: eight bytes at a time.
enum TextScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The first byte at or behind `position` that is a quote, a backslash or a control character; `end` where there is none.
  @inline(__always)
  static func special(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int) -> Int {
    var position = position
    while position + 8 <= end {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5c)
      // A byte's high bit is set where the byte is zero (or below 0x20); the lowest one set is never a false one.
      let hits =
        ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
      if hits != 0 { return position + hits.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < end {
      let byte = bytes[position]
      if byte == 0x22 || byte == 0x5c || byte < 0x20 { return position }
      position += 1
    }
    return end
  }
}
