/// Makes plain JSON of what editors and agents accept as JSON: with comments, and with commas before a closing bracket.
enum JSONComments {
  private enum State { case plain, string, escape, lineComment, blockComment }

  /// The text without comments and trailing commas.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var state = State.plain
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      switch (state, byte) {
      case (.plain, UInt8(ascii: "/")) where next == UInt8(ascii: "/"): state = .lineComment
      case (.plain, UInt8(ascii: "/")) where next == UInt8(ascii: "*"):
        state = .blockComment
        index += 1
      case (.plain, UInt8(ascii: "]")), (.plain, UInt8(ascii: "}")):
        dropComma(&result)
        result.append(byte)
      case (.plain, _):
        if byte == UInt8(ascii: "\"") { state = .string }
        result.append(byte)
      case (.string, _):
        if byte == UInt8(ascii: "\\") { state = .escape }
        if byte == UInt8(ascii: "\"") { state = .plain }
        result.append(byte)
      case (.escape, _):
        state = .string
        result.append(byte)
      case (.lineComment, 0x0a):
        state = .plain
        result.append(byte)
      case (.blockComment, UInt8(ascii: "*")) where next == UInt8(ascii: "/"):
        state = .plain
        index += 1
      case (.lineComment, _), (.blockComment, _): break
      }
      index += 1
    }
    return result
  }

  /// Takes a comma away that only blanks follow.
  private static func dropComma(_ bytes: inout [UInt8]) {
    guard let last = bytes.lastIndex(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }),
      bytes[last] == UInt8(ascii: ",")
    else { return }
    bytes.removeSubrange(last...)
  }
}
