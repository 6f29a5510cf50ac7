/// Text from repositories without the characters that act on the reader instead of being read.
///
/// Every format that people look at cleans text here before it escapes it: a terminal obeys escape sequences, a
/// direction override turns a name around, an invisible tag hides words. What is taken out leaves U+FFFD behind, so
/// that a tampered name looks tampered with.
enum PlainText {
  /// The text on one line: line ends and tabs become spaces, runs of spaces one, none at either end.
  static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    return clean(text).unicodeScalars
      .split { $0 == " " || isLineEnd($0) || $0 == "\t" }
      .map(String.init).joined(separator: " ")
  }

  /// Whether a text is one line as it is: ASCII without controls, and no spaces but single ones inside, as nearly all is.
  private static func isPlain(_ text: String) -> Bool {
    var isAfterSpace = true
    for byte in text.utf8 {
      guard (0x20..<0x7F).contains(byte), byte != 0x20 || !isAfterSpace else { return false }
      isAfterSpace = byte == 0x20
    }
    return !isAfterSpace
  }

  /// The text's lines, whatever ends them, each without what acts.
  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { clean(String($0)) }
  }

  /// The text with its line ends and tabs, and U+FFFD for every other character that acts.
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isActive(scalar) ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  /// Whether a character does something to what stands around it: controls, direction overrides, invisible tags.
  static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x84, 0x86...0x9F: true
    // Embeddings, overrides and isolates; the plain marks (200E, 200F) are part of honest right-to-left text.
    case 0x202A...0x202E, 0x2066...0x2069: true
    // Byte-order mark, annotations, noncharacters, tags.
    case 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
