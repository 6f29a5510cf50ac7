/// Where the days of survival curves stand on their axis, and which of them are named.
struct SurvivalDays {
  /// The day of each category; its place, where the categories are no rising days.
  private let days: [Int]
  /// The last category that any curve reaches.
  private let last: Int

  /// Reads the days of a chart.
  init(_ chart: ReportDocument.Chart) {
    let parsed = chart.categories.map { Int($0).flatMap { (0...100_000).contains($0) ? $0 : nil } }
    let known = parsed.compactMap(\.self)
    let isRising = known.count == parsed.count && zip(known, known.dropFirst()).allSatisfy { $0 < $1 }
    days = isRising ? known : Array(chart.categories.indices)
    last = chart.categories.indices.last { !chart.isUnknown($0) } ?? max(chart.categories.count - 1, 0)
  }

  /// How far along the axis a category stands: 0 at the first day, 1 at the last that a curve reaches.
  func part(_ category: Int) -> Double {
    guard let first = days.first, last < days.count, days[last] > first else { return 0 }
    return Double(days[category] - first) / Double(days[last] - first)
  }

  /// The categories that are named below an axis of some length: round days first, as many as do not touch.
  func labelled(on length: Double, width: (Int) -> Double) -> [Int] {
    guard last < days.count else { return [] }
    let wanted = (0...last).sorted { (roundness($0), $0) < (roundness($1), $1) }
    var shown: [Int] = []
    for category in wanted {
      let x = part(category) * length
      let isFree = shown.allSatisfy { abs(part($0) * length - x) >= (width($0) + width(category)) / 2 }
      if isFree { shown.append(category) }
    }
    return shown.sorted()
  }

  /// How soon a day is named: the ends, then years, half-years, quarters, months, weeks.
  private func roundness(_ category: Int) -> Int {
    if category == 0 || category == last { return 0 }
    return [365, 180, 90, 30, 7].firstIndex { days[category] % $0 == 0 }.map { $0 + 1 } ?? 6
  }
}
