/// Writes whole numbers as bytes, small ones in few: LEB128, with the sign in the lowest bit where there is one (zigzag).
package struct PackedWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Makes an empty text.
  package init() {}

  /// Writes a number that is not negative.
  package mutating func put(_ number: Int32) {
    put(UInt64(UInt32(bitPattern: number)))
  }

  /// Writes a number of either sign.
  package mutating func putSigned(_ number: Int64) {
    put(UInt64(bitPattern: number << 1) ^ UInt64(bitPattern: number >> 63))
  }

  private mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what a `PackedWriter` wrote.
package struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Reads from the beginning of some bytes, which must outlive the reader.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// True when every byte was read.
  package var isAtEnd: Bool { position == bytes.count }

  /// The next number that is not negative; nil when the bytes hold none.
  package mutating func next() -> Int32? {
    number().flatMap { Int32(exactly: $0) }
  }

  /// The next number of either sign; nil when the bytes hold none.
  package mutating func nextSigned() -> Int64? {
    number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  private mutating func number() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }
}
