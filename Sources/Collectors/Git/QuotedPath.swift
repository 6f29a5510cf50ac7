/// Paths as git quotes them in patch headers.
enum QuotedPath {
  /// The path's bytes: as they stand, or unquoted when they stand in double quotes with C escapes.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else { return bytes }
    var result: [UInt8] = []
    var index = 1
    let stop = bytes.count - 1
    while index < stop {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < stop else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      if let plain = plainEscapes[escape] {
        result.append(plain)
        index += 2
      } else if index + 3 < stop {
        let digits = bytes[(index + 1)...(index + 3)]
        result.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
        index += 4
      } else {
        index = stop
      }
    }
    return result
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8,
    UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5c,
  ]
}
