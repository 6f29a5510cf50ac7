import Facts

/// Which mainline changes were taken back by later ones.
struct Reverts {
  /// For each reverting unit, the unit that it reverts; of several the latest.
  private(set) var target: [Int: Int] = [:]
  /// For each unit that stays reverted, the unit that did it.
  let revertedBy: [Int: Int]
  private let links: [(revert: Int, target: Int)]

  /// Nets reverts: a revert that was itself reverted (or re-applied) does not count.
  ///
  /// - Parameter links: pairs of a reverting unit and the unit it names, by their mainline positions.
  init(links: [(revert: Int, target: Int)]) {
    self.links = links.filter { $0.target < $0.revert }.sorted { ($0.revert, $0.target) > ($1.revert, $1.target) }
    for link in self.links where target[link.revert] == nil { target[link.revert] = link.target }
    revertedBy = Reverts.net(self.links)
  }

  /// For each unit that stood reverted when only some units were there, the unit that did it.
  ///
  /// What is brought back later was still missing from a release in between.
  func revertedBy(among isThere: (Int) -> Bool) -> [Int: Int] {
    Reverts.net(links.filter { isThere($0.revert) })
  }

  /// Nets links, the latest first.
  private static func net(_ links: [(revert: Int, target: Int)]) -> [Int: Int] {
    var undone: [Int: Int] = [:]
    for link in links where undone[link.revert] == nil { undone[link.target] = link.revert }
    return undone
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
    guard subject.utf8.starts(with: "Revert \"".utf8), let end = subject.lastIndex(of: "\"") else { return nil }
    let start = subject.index(subject.startIndex, offsetBy: 8)
    return start < end ? String(subject[start..<end]) : nil
  }
}
