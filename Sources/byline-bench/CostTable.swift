/// What programs cost, as a Markdown table of medians beside those of the floor.
struct CostTable {
  private let floor: [Run]
  private var rows: [String] = [
    "| what | wall s | CPU s | wall, of the floor | CPU, of the floor | largest process MB | Byline's own CPU s "
      + "| Byline's own peak MB |",
    "|:-----|-------:|------:|-------------------:|------------------:|-------------------:|-------------------:"
      + "|---------------------:|",
  ]

  /// Begins a table; `floor` is what all else is compared with.
  init(floor: [Run]) { self.floor = floor }

  /// The table's lines.
  var text: String { rows.joined(separator: "\n") }

  /// Adds a row; none for what was never run.
  mutating func add(_ name: String, _ runs: [Run]) {
    guard !runs.isEmpty else { return }
    let own = runs.compactMap(\.ownCPU)
    let ownPeak = runs.compactMap(\.ownPeak)
    let cells = [
      name, CostTable.number(runs.map(\.wall), 2), CostTable.number(runs.map(\.cpu), 2),
      CostTable.ratio(runs, floor, \.wall), CostTable.ratio(runs, floor, \.cpu),
      CostTable.number(runs.map(\.peak), 0), CostTable.number(own, 2), CostTable.number(ownPeak, 0),
    ]
    rows.append("| \(cells.joined(separator: " | ")) |")
  }

  /// What runs cost as a multiple of what others did.
  static func ratio(_ runs: [Run], _ others: [Run], _ cost: (Run) -> Double) -> String {
    decimal(median(runs.map(cost)) / median(others.map(cost)), 2)
  }

  /// The median; nothing where there are no values.
  private static func number(_ values: [Double], _ digits: Int) -> String {
    values.isEmpty ? "" : decimal(median(values), digits)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private static func decimal(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "" }
    let whole = Int((value * (digits == 0 ? 1 : 100)).rounded())
    guard digits > 0 else { return "\(whole)" }
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
