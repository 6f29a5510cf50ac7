/// Cuts the values of some keys out of JSON text without decoding it.
enum JSONTrimmer {
  /// The text with `null` in place of every value that stands under one of the keys, at any depth.
  ///
  /// Text that is not JSON comes out as other text that is not JSON.
  static func removing(_ keys: [StaticString], from bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var kept: [UInt8] = []
    var copied = 0
    var position = 0
    while position < bytes.count {
      guard bytes[position] == quote else {
        position += 1
        continue
      }
      let string = position + 1
      position = endOfString(in: bytes, from: position)
      var value = skipBlanks(in: bytes, from: position)
      guard value < bytes.count, bytes[value] == UInt8(ascii: ":"),
        keys.contains(where: { isKey($0, in: bytes, from: string, to: position - 1) })
      else { continue }
      value = skipBlanks(in: bytes, from: value + 1)
      kept.append(contentsOf: bytes[copied..<value])
      kept.append(contentsOf: "null".utf8)
      position = endOfValue(in: bytes, from: value)
      copied = position
    }
    kept.append(contentsOf: bytes[copied...])
    return kept
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isKey(_ key: StaticString, in bytes: UnsafeRawBufferPointer, from: Int, to: Int) -> Bool {
    guard to - from == key.utf8CodeUnitCount else { return false }
    return (0..<key.utf8CodeUnitCount).allSatisfy { bytes[from + $0] == key.utf8Start[$0] }
  }

  /// The position behind the string that begins here.
  private static func endOfString(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] != quote {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, bytes.count)
  }

  private static func skipBlanks(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
    return position
  }

  /// The position behind the value that begins here.
  private static func endOfValue(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case quote:
        position = endOfString(in: bytes, from: position)
        if depth == 0 { return position }
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return position }
        depth -= 1
        if depth == 0 { return position + 1 }
      case UInt8(ascii: ","):
        if depth == 0 { return position }
      default: break
      }
      position += 1
    }
    return position
  }
}
