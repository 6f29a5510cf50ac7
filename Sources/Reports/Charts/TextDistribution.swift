/// Distributions in characters: a strip along the logarithmic scale a category, and the percentiles beside it.
struct TextDistribution {
  private let chart: ReportDocument.Chart
  private let scale: LogScale
  private let columns = 28

  /// Prepares the drawing of a chart.
  init(_ chart: ReportDocument.Chart) {
    self.chart = chart
    scale = Distribution.scale([chart])
  }

  /// The headed rows: `●` at the median, `━` to the 75th percentile, `─` to the 90th, which ends it.
  var lines: [String] {
    let hasCounts = !chart.observations.isEmpty
    let heads = [chart.heading(chart.categoryHeading)] + chart.series.map(\.label) + (hasCounts ? ["n"] : [])
    let rows = chart.categories.indices.map { category -> [String] in
      let values = chart.series.map { chart.bare(chart.value($0, category)) }
      let count = chart.observationCount(category).map(NumberStyle.count) ?? NumberStyle.missing
      return [chart.categories[category]] + values + (hasCounts ? [count] : [])
    }
    return TextColumns.lines(
      [heads] + rows, drawn: [ends] + chart.categories.indices.map(strip), width: columns)
  }

  /// The ends of the scale, each above its end of the strips.
  private var ends: String {
    let (first, last) = (scale.ticks.first?.label ?? "", scale.ticks.last?.label ?? "")
    return first + TextWidth.padded(last, to: columns - TextWidth.columns(first), isRight: true)
  }

  private func strip(_ category: Int) -> String {
    guard !chart.isUnknown(category) else { return "(\(NumberStyle.missing))" }
    let row = Distribution(chart, category)
    var cells = [Character](repeating: " ", count: columns)
    func draw(from start: Double?, to end: Double?, _ glyph: Character) {
      guard let start, let end else { return }
      let (from, to) = (column(start), column(end))
      for place in min(from, to)...max(from, to) { cells[place] = glyph }
    }
    draw(from: row.upperQuarter ?? row.median, to: row.upperTenth, "─")
    draw(from: row.upperTenth, to: row.upperTenth, "┤")
    draw(from: row.median, to: row.upperQuarter, "━")
    draw(from: row.median, to: row.median, "●")
    return String(cells)
  }

  private func column(_ value: Double) -> Int { Int((scale.part(value) * Double(columns - 1)).rounded()) }
}
