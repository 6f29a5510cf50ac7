import Facts

/// Chooses some of the tip's files: the same ones for the same tip, the large ones among them.
enum FileSample {
  /// The positions of at most `number` files, in order.
  ///
  /// Half of the choice falls at even steps through the *lines* of all files, so that a file is the likelier chosen the
  /// longer it is; the rest falls at even steps through the files that are left.
  static func positions(of lineCounts: [Int], number: Int) -> [Int] {
    guard number < lineCounts.count else { return Array(lineCounts.indices) }
    var chosen: Set<Int> = []
    let total = lineCounts.reduce(0, +)
    let byLines = (number + 1) / 2
    if total > 0 {
      var position = 0
      var passed = lineCounts[0]
      for step in 0..<byLines {
        let wanted = total * (2 * step + 1) / (2 * byLines)
        while passed <= wanted, position + 1 < lineCounts.count {
          position += 1
          passed += lineCounts[position]
        }
        chosen.insert(position)
      }
    }
    let others = lineCounts.indices.filter { !chosen.contains($0) }
    let missing = number - chosen.count
    for step in 0..<missing { chosen.insert(others[others.count * (2 * step + 1) / (2 * missing)]) }
    return chosen.sorted()
  }
}
