import Facts

/// Which mainline changes were taken back by later ones.
struct Reverts {
  /// For each reverting unit, the unit that it reverts.
  private(set) var target: [Int: Int] = [:]
  /// For each unit that stays reverted, the unit that did it.
  private(set) var revertedBy: [Int: Int] = [:]

  /// Nets reverts: a revert that was itself reverted (or re-applied) does not count.
  ///
  /// - Parameter links: pairs of a reverting unit and the unit it names, by their mainline positions, oldest first.
  init(links: [(revert: Int, target: Int)]) {
    let forward = links.filter { $0.target < $0.revert }
    for link in forward where target[link.revert] == nil { target[link.revert] = link.target }
    var undone: Set<Int> = []
    for link in forward.sorted(by: { ($0.revert, $0.target) > ($1.revert, $1.target) })
    where !undone.contains(link.revert) {
      undone.insert(link.target)
      revertedBy[link.target] = link.revert
    }
  }

  /// The commits that a message says it reverts: `This reverts commit <hex>`, at least 7 digits.
  static func commits(namedIn message: String) -> [String] {
    let words = message.split { $0 == " " || $0.isNewline }
    var found: [String] = []
    for index in words.indices.dropLast() where words[index] == "commit" && index >= words.startIndex + 2 {
      guard words[index - 1] == "reverts", words[index - 2] == "This" else { continue }
      let hex = words[index + 1].prefix { $0.isHexDigit }.lowercased()
      if hex.count >= 7, !found.contains(hex) { found.append(hex) }
    }
    return found
  }

  /// The title inside `Revert "…"`; nil for any other subject.
  static func revertedTitle(_ subject: String) -> String? {
    guard subject.hasPrefix("Revert \""), let end = subject.lastIndex(of: "\"") else { return nil }
    let start = subject.index(subject.startIndex, offsetBy: 8)
    return start < end ? String(subject[start..<end]) : nil
  }
}
