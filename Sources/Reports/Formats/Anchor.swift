/// Names that are safe as an anchor, an id and a footnote's mark.
enum Anchor {
  /// The text in lower-case letters, digits and single dashes; `x` where nothing of it is left.
  static func slug(_ text: String) -> String {
    let parts = text.lowercased().unicodeScalars
      .split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
    return parts.isEmpty ? "x" : parts.map(String.init).joined(separator: "-")
  }
}
