/// A text with one wildcard: `*` stands for any run of characters, everything else for itself.
///
/// Patterns match a whole text and ignore the case of ASCII letters. `[`, `]`, `?` and `\` are plain characters, so
/// `*[bot]` means what it says. Without a `*` the pattern is an exact text, which is what most marks are.
package struct TextPattern: Sendable, Hashable {
  /// The pattern as written.
  package let text: String
  /// What stands between the wildcards, in lower case; the first and the last piece are anchored.
  private let pieces: [[UInt8]]
  private let shortest: Int

  /// Makes a pattern of its text.
  package init(_ text: String) {
    self.text = text
    pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { $0.map(\.asciiLowercased) }
    shortest = pieces.reduce(0) { $0 + $1.count }
  }

  /// The text that must stand at the beginning, in lower case.
  package var head: [UInt8] { pieces.first ?? [] }

  /// The one text that matches, in lower case; nil when there is a wildcard.
  package var exactText: String? {
    pieces.count == 1 ? String(decoding: head, as: UTF8.self) : nil
  }

  /// What must follow when the pattern is a wildcard up to a plus sign (`*+name@host`), in lower case; otherwise nil.
  ///
  /// GitHub puts an account's number in front of its private addresses, so this is the shape of most bots' addresses.
  package var textAfterPlus: String? {
    guard pieces.count == 2, pieces[0].isEmpty, pieces[1].first == UInt8(ascii: "+") else { return nil }
    let rest = pieces[1].dropFirst()
    return rest.isEmpty || rest.contains(UInt8(ascii: "+")) ? nil : String(decoding: rest, as: UTF8.self)
  }

  /// True when the whole text fits the pattern.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// True when the bytes, taken as UTF-8, fit the pattern as a whole.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= shortest else { return false }
    guard pieces.count > 1 else { return bytes.count == shortest && stands(head, at: 0, in: bytes) }
    let tail = pieces[pieces.count - 1]
    let end = bytes.count - tail.count
    guard stands(head, at: 0, in: bytes), stands(tail, at: end, in: bytes) else { return false }
    var position = head.count
    for piece in pieces[1..<(pieces.count - 1)] {
      while position + piece.count <= end, !stands(piece, at: position, in: bytes) { position += 1 }
      guard position + piece.count <= end else { return false }
      position += piece.count
    }
    return true
  }

  private func stands(_ piece: [UInt8], at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<piece.count where bytes[position + index].asciiLowercased != piece[index] { return false }
    return true
  }
}

extension UInt8 {
  /// The byte, with `A`–`Z` made `a`–`z`.
  var asciiLowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
  /// True for a space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// True for `0`–`9`.
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// True for `A`–`Z` and `a`–`z`.
  var isLetter: Bool { (0x61...0x7a).contains(self | 0x20) }
}

extension String {
  /// The text with `A`–`Z` made `a`–`z` and everything else left alone.
  var asciiLowercased: String { String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self) }
}
