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
  /// hyphen (`Co-authored-by`, `Change-Id`), which prose does not. The subject line is never a trailer, and its paragraph
  /// never the last one.
  package static func all(in message: String) -> [Trailer] {
    var message = message
    return message.withUTF8 { bytes in
      // Without a colon there is no trailer, and most messages of one line have none.
      guard let firstLine = bytes.firstIndex(of: 0x0a), bytes[firstLine...].contains(0x3a) else { return [] }
      return all(in: UnsafeRawBufferPointer(bytes))
    }
  }

  private static func all(in bytes: UnsafeRawBufferPointer) -> [Trailer] {
    var lines: [Range<Int>] = []
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
      lines.append(start..<end)
      start = end + 1
    }
    func isBlank(_ line: Range<Int>) -> Bool { bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d } }
    var lastParagraph = lines.count
    while lastParagraph > 0, isBlank(lines[lastParagraph - 1]) { lastParagraph -= 1 }
    while lastParagraph > 0, !isBlank(lines[lastParagraph - 1]) { lastParagraph -= 1 }
    // The paragraph of the subject is not the last one, even if there is no other.
    if lines[..<lastParagraph].allSatisfy(isBlank) { lastParagraph = lines.count }
    var found: [Trailer] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let trailer = read(bytes[line], isLast: index >= lastParagraph), !found.contains(trailer) else { continue }
      found.append(trailer)
    }
    return found
  }

  private static func read(_ line: Slice<UnsafeRawBufferPointer>, isLast: Bool) -> Trailer? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard let first = text.first, isLetter(first), let colon = text.firstIndex(of: 0x3a) else { return nil }
    let token = text[..<colon]
    guard token.count <= 64, token.allSatisfy({ isTokenByte($0) }), isLast || token.contains(0x2d) else { return nil }
    let rest = text[(colon + 1)...]
    // `https://…` is no trailer; git wants a separator after the colon.
    guard let next = rest.first, next == 0x20 || next == 0x09 else { return nil }
    let value = Substring(String(decoding: rest, as: UTF8.self)).trimmingBlanks
    return value.isEmpty ? nil : Trailer(token: String(decoding: token, as: UTF8.self), value: value)
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
