extension MarkdownFormat {
  /// Text as Markdown that renders as the same text: on one line, without markup, links, mentions or references.
  ///
  /// Backslashes disarm CommonMark and its tables. They do not disarm what GitHub and GitLab look for in the rendered
  /// text (`@name`, `#12`, `!12`, `https://…`, `:smile:`); a zero-width space after the sign does, and cannot be seen.
  /// `opensBlock` says that the text begins a line, where a dash, a number or a `#` would open a block.
  static func escape(_ text: String, opensBlock: Bool = false) -> String {
    let scalars = Array(PlainText.line(text).unicodeScalars)
    var escaped = ""
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : nil
      let after = scalars.dropFirst(place + 1)
      escaped += disarmed(scalar, before: before, after: after)
      if isSigil(scalar, before: scalars[..<place], after: after) { escaped.unicodeScalars.append(zeroWidthSpace) }
    }
    return opensBlock ? withoutBlockStart(escaped) : escaped
  }

  /// The sign that is not seen and that no reference may contain.
  private static let zeroWidthSpace: Unicode.Scalar = "\u{200B}"

  private static func disarmed(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: ArraySlice<Unicode.Scalar>
  ) -> String {
    switch scalar {
    case "\\", "`", "*", "[", "]", "|", "~", "{", "}": "\\\(scalar)"
    // Before a blank it opens no tag, and `< 0.1 %` reads well where nothing is rendered.
    case "<": after.first == " " ? "<" : "&lt;"
    case ">": "&gt;"
    // No backslash keeps a dollar from opening a formula on GitHub.
    case "$": "&#36;"
    // An ampersand is only active as the start of an entity.
    case "&": after.first.map { isWord($0) || $0 == "#" } == true ? "&amp;" : "&"
    // Within a word an underscore is not emphasis, and `snake_case` stays readable.
    case "_": before.map(isWord) == true && after.first.map(isWord) == true ? "_" : "\\_"
    default: String(scalar)
    }
  }

  /// Whether a platform would read a reference, a link or an emoji from here on.
  private static func isSigil(
    _ scalar: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let next = after.first else { return false }
    switch scalar {
    case "@": return next != " "
    case "#", "!", "&", "$": return isDigit(next)
    case "%", "~": return isWord(next) || next == "\""
    case ":": return after.starts(with: ["/", "/"]) || isShortcode(after) || endsScheme(before)
    // A link begins at `www.`, whatever follows the dot.
    case "w", "W": return next == "." && endsTwoWs(before)
    case "-": return isDigit(next) && endsIssuePrefix(before)
    default: return false
    }
  }

  /// Whether what follows a colon is the rest of an emoji's short code (`:tada:`, `:100:`).
  ///
  /// Two digits are a time's.
  private static func isShortcode(_ after: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = after.prefix { isWord($0) || $0 == "_" || $0 == "-" || $0 == "+" }
    guard !name.isEmpty, after.dropFirst(name.count).first == ":" else { return false }
    return name.count > 2 || !name.allSatisfy(isDigit)
  }

  /// Whether a scheme without slashes stands before a colon: `mailto:`, `xmpp:`.
  private static func endsScheme(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(before.suffix(6))).lowercased()
    return ["mailto", "xmpp", "tel"].contains(where: text.hasSuffix)
  }

  private static func endsTwoWs(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    String(String.UnicodeScalarView(before.suffix(2))).lowercased() == "ww"
  }

  private static func endsIssuePrefix(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    String(String.UnicodeScalarView(before.suffix(2))).uppercased() == "GH"
  }

  /// The text with a backslash where it would begin a heading, a list, a definition, a rule or an underline.
  private static func withoutBlockStart(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if ["#", "-", "+", "=", ":"].contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" else {
      return text
    }
    return "\(digits)\\\(text.dropFirst(digits.count))"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
