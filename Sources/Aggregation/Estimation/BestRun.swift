/// The run of days in which the most happened.
struct BestRun {
  let firstDay: Int
  let total: Int

  /// Finds the earliest run of so many days in which the most happened; it begins on a day on which something did, and is
  /// nil where nothing did.
  init?(_ days: [Int: Int], length: Int) {
    let ordered = days.sorted { $0.key < $1.key }
    var best: (firstDay: Int, total: Int)?
    var (end, total) = (0, 0)
    for (day, count) in ordered {
      while end < ordered.count, ordered[end].key < day + length {
        total += ordered[end].value
        end += 1
      }
      if total > best?.total ?? 0 { best = (day, total) }
      total -= count
    }
    guard let best else { return nil }
    (firstDay, self.total) = best
  }
}
