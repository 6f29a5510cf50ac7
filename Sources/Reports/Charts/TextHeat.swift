/// A heat map in characters: a row a series, a shade a category, and what the shades stand for below.
struct TextHeat {
  private let chart: ReportDocument.Chart
  private let steps: HeatSteps
  private let shades = Array("▁░▒▓█")
  private let gap: Character = "·"
  private let mostColumns = 56

  /// Prepares the drawing of a chart; of a long one the last categories.
  init(_ chart: ReportDocument.Chart) {
    self.chart = chart.keeping(Array(chart.categories.indices.suffix(mostColumns)))
    steps = HeatSteps([self.chart], parts: 4)
  }

  /// The names of the columns, the rows, and the legend.
  var lines: [String] {
    let rows = chart.series.map { [$0.label] }
    let drawn = chart.series.map { series in
      chart.categories.indices.map { category in
        String(repeating: String(glyph(chart.value(series, category))), count: fieldColumns)
      }.joined()
    }
    let width = fieldColumns * chart.categories.count
    return TextColumns.lines([[""]] + rows, drawn: [heads] + drawn, width: width) + ["", legend]
  }

  /// How many characters a field takes: two, which is about a square, where there is room.
  private var fieldColumns: Int { chart.categories.count <= mostColumns / 2 ? 2 : 1 }

  private func glyph(_ value: Double?) -> Character { value.map { shades[steps.shade($0)] } ?? gap }

  /// As many names as do not touch, each above the beginning of its field.
  private var heads: String {
    var line = ""
    for (category, name) in AxisLabels.names(chart).enumerated() {
      let start = category * fieldColumns
      let used = TextWidth.columns(line)
      guard line.isEmpty || start >= used + 2 else { continue }
      line += String(repeating: " ", count: start - used) + name
    }
    return line
  }

  private var legend: String {
    let noun = NumberStyle.noun(of: chart.unit, isOne: false)
    let known = steps.legend.map { "\(shades[$0.shade]) \($0.label)" }
    let unit = noun.isEmpty || known.count < 2 ? "" : " \(noun)"
    return known.joined(separator: "  ") + "\(unit)  \(gap) \(NumberStyle.missing)"
  }
}
