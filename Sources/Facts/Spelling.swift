/// Finds the known name that a mistyped one was probably meant to be.
package enum Spelling {
  /// The known name nearest to `name`; nil when none is near enough to be worth proposing.
  ///
  /// A name that `name` begins counts as near; otherwise at most a third of the letters (and always two) may differ.
  /// Ties go to the name that sorts first.
  package static func nearest(to name: String, in known: [String]) -> String? {
    let typed = name.lowercased()
    guard !typed.isEmpty else { return nil }
    let sorted = known.sorted()
    let limit = max(2, typed.count / 3)
    let candidates = sorted.map { (name: $0, distance: distance(typed, $0.lowercased())) }
    if let best = candidates.min(by: { $0.distance < $1.distance }), best.distance <= limit { return best.name }
    return typed.count < 3 ? nil : sorted.first { $0.lowercased().hasPrefix(typed) }
  }

  /// The least number of letters to insert, delete or replace that turns one word into the other (Levenshtein 1965).
  package static func distance(_ first: String, _ second: String) -> Int {
    let target = Array(second)
    var previous = Array(0...target.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in target.enumerated() {
        let replaced = previous[column] + (letter == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[target.count]
  }
}
