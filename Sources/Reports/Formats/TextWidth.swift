/// How many columns text takes where every character has the same width: in a terminal, an editor, a chat's code block.
enum TextWidth {
  /// The columns of a text: two for East Asian wide characters and emoji, none for combining marks and the invisible.
  static func columns(_ text: String) -> Int {
    text.reduce(0) { $0 + columns($1) }
  }

  /// The text, filled with spaces to a width; text that is wider stays as it is.
  static func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
    let fill = String(repeating: " ", count: max(0, width - columns(text)))
    return isRight ? fill + text : text + fill
  }

  /// The text, cut to a width with an ellipsis where it is wider.
  static func shortened(_ text: String, to width: Int) -> String {
    guard columns(text) > width else { return text }
    var short = ""
    var used = 1
    for character in text {
      used += columns(character)
      if used > width { break }
      short.append(character)
    }
    while short.last == " " { short.removeLast() }
    return short + "…"
  }

  private static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// The blocks that Unicode's East Asian Width calls wide or full-width, and the pictographs.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3: true
    case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
    case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }
}
