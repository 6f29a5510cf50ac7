/// A `Token: value` line of a commit message.
package struct Trailer: Hashable, Sendable {
  /// The token as written.
  package var token: String
  /// The value, without surrounding white space.
  package var value: String

  /// Makes a trailer.
  package init(token: String, value: String) {
    self.token = token
    self.value = value
  }

  /// Every trailer of a message, in order, each once.
  ///
  /// Git's own `%(trailers)` reads the last paragraph only; a squash merge buries the trailers of the commits it
  /// squashed in the middle of the body. So: any token in the last paragraph, and elsewhere tokens that contain a
  /// hyphen (`Co-authored-by`, `Change-Id`), which prose does not. The subject line is never a trailer.
  package static func all(in message: String) -> [Trailer] {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    var lastParagraph = lines.count
    while lastParagraph > 0, blank(lines[lastParagraph - 1]) { lastParagraph -= 1 }
    while lastParagraph > 0, !blank(lines[lastParagraph - 1]) { lastParagraph -= 1 }
    var seen: Set<Trailer> = []
    var found: [Trailer] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let trailer = read(line), index >= lastParagraph || trailer.token.utf8.contains(0x2d) else { continue }
      if seen.insert(trailer).inserted { found.append(trailer) }
    }
    return found
  }

  private static func blank(_ line: Substring) -> Bool {
    line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
  }

  private static func read(_ line: Substring) -> Trailer? {
    let bytes = line.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    guard let colon = bytes.firstIndex(of: 0x3a), colon != bytes.startIndex else { return nil }
    let token = bytes[..<colon]
    guard token.allSatisfy({ isTokenByte($0) }), let first = token.first, isLetter(first), token.count <= 64
    else { return nil }
    let rest = bytes[bytes.index(after: colon)...]
    // `https://…` is no trailer; git wants a separator after the colon, tools often leave it out only before a value.
    guard let next = rest.first, next == 0x20 || next == 0x09 else { return nil }
    let value = Substring(rest).trimmingBlanks
    return value.isEmpty ? nil : Trailer(token: String(Substring(token)), value: value)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
  }
}

extension Substring {
  /// The text without spaces, tabs and line ends at either end.
  package var trimmingBlanks: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a }
    var view = utf8[...]
    while let first = view.first, isBlank(first) { view = view.dropFirst() }
    while let last = view.last, isBlank(last) { view = view.dropLast() }
    return String(Substring(view))
  }
}
