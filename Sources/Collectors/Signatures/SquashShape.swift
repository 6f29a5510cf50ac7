import Facts

/// Tells a squash merge whose message carries the marks of several commits.
///
/// Such a commit's co-authors say that some of what was squashed has the mark, not that all of it has.
package enum SquashShape {
  /// True when the message has the form of several commits' messages put together.
  ///
  /// Signs, each enough: git's own "Squashed commit of the following:"; the line of nine dashes that GitHub puts before
  /// the collected co-authors; a subject that ends in `(#N)` over two or more `* ` paragraphs; co-authors in two or more
  /// places with other text between them.
  package static func isAggregate(message: String) -> Bool {
    guard message.holdsAny(of: ["Squashed commit", "\n* ", "uthored-", "UTHORED-"]) else { return false }
    let lines = message.textLines.map { $0.trimmingBlanks }
    guard lines.count > 2, let subject = lines.first else { return false }
    var shape = Shape()
    for line in lines.dropFirst() { shape.add(line) }
    return subject.hasPrefix("Squashed commit of the following") || shape.hasGitHeading
      || shape.hasCollectedCoAuthors || shape.coAuthorGroups >= 2
      || (namesRequest(subject) && shape.bulletParagraphs >= 2)
  }

  /// True for `Add a page (#12)`, and with GitLab's mark among them for `Add a page (!12)`.
  static func namesRequest(_ subject: String, marks: [Character] = ["#"]) -> Bool {
    guard subject.hasSuffix(")"), let open = subject.lastIndex(of: "(") else { return false }
    let inner = subject[open...].dropFirst().dropLast()
    guard let mark = inner.first, marks.contains(mark) else { return false }
    return inner.count > 1 && inner.dropFirst().utf8.allSatisfy(\.isDigit)
  }

  /// What the lines after the subject add up to.
  private struct Shape {
    var hasGitHeading = false
    var bulletParagraphs = 0
    var coAuthorGroups = 0
    /// True when co-authors stand right under a line of nine dashes.
    var hasCollectedCoAuthors = false
    private var isUnderDivider = false
    private var isAfterBlank = false
    private var isInGroup = false

    mutating func add(_ line: String) {
      defer { isAfterBlank = line.isEmpty }
      guard !line.isEmpty else { return }
      if line.asciiLowercased.hasPrefix("co-authored-by:") {
        if !isInGroup { coAuthorGroups += 1 }
        isInGroup = true
        if isUnderDivider { hasCollectedCoAuthors = true }
        return
      }
      if isInGroup, isTrailer(line) { return }
      isInGroup = false
      isUnderDivider = isAfterBlank && line == "---------"
      if line.hasPrefix("Squashed commit of the following") { hasGitHeading = true }
      if isAfterBlank, line.hasPrefix("* ") { bulletParagraphs += 1 }
    }

    /// True for the other trailers of a group (`Signed-off-by: …`).
    private func isTrailer(_ line: String) -> Bool {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
      return line.utf8[..<colon].contains(0x2d) && line.utf8[..<colon].allSatisfy { $0.isLetter || $0 == 0x2d }
    }
  }
}
