/// A horizontal bar for each category, its value at its end: the mix of agents, of models, of channels.
///
/// Several series stand in one bar one after the other. On a narrow picture the labels stand above the bars.
struct BarsDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let longest: Double
  private let widestValue: Double
  private let isNarrow: Bool

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`, on one scale with its peers.
  init(_ chart: ReportDocument.Chart, id: String, width: Double, beside peers: [ReportDocument.Chart] = []) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    longest = ([chart] + peers).map(\.highestStack).max() ?? 0
    widestValue =
      ([chart] + peers).flatMap { chart in chart.categories.indices.map { Self.printed(chart, $0) } }
      .map(ChartFrame.width).max() ?? 0
    isNarrow = width < 480
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = chart.series.count > 1 ? frame.legend : (parts: [], height: 0)
    let unit = NumberStyle.noun(of: chart.unit, isOne: false)
    let top = legend.height + (unit.isEmpty ? 2 : 22)
    let head = unit.isEmpty ? [] : [SVG.text(unit, x: barX, y: legend.height + 12, class: "faint")]
    let height = top + Double(chart.categories.count) * rowHeight + 6
    let base = SVG.line(x1: barX, y1: top, x2: barX, y2: height - 6, class: "base")
    let rows = chart.categories.indices.flatMap { row($0, y: top + Double($0) * rowHeight) }
    return frame.svg(height: height, class: name, legend.parts + head + rows + (isNarrow ? [] : [base]))
  }

  private var rowHeight: Double { isNarrow ? 44 : 28 }
  private var barHeight: Double { 16 }

  private var labelColumns: Int {
    isNarrow ? Int(frame.width / ChartFrame.columnWidth) : Int(frame.width * 0.32 / ChartFrame.columnWidth)
  }

  private func label(_ category: Int) -> String {
    TextWidth.shortened(PlainText.line(chart.categories[category]), to: labelColumns)
  }

  private var barX: Double {
    isNarrow ? 0.5 : (chart.categories.indices.map { ChartFrame.width(of: label($0)) }.max() ?? 0) + 12
  }

  /// How long the longest bar may be: what the labels and the printed values leave.
  private var barRoom: Double { max(40, frame.width - barX - widestValue - 10) }

  private static func printed(_ chart: ReportDocument.Chart, _ category: Int) -> String {
    guard !chart.isUnknown(category) else { return NumberStyle.missing }
    let total = chart.series.compactMap { chart.value($0, category) }.reduce(0, +)
    let unit = NumberStyle.noun(of: chart.unit, isOne: false)
    let text = NumberStyle.value(total, chart.unit)
    let number = unit.isEmpty ? text : String(text.prefix { $0 != " " })
    guard let count = chart.observationCount(category) else { return number }
    return "\(number) (\(NumberStyle.sampleSize(count)))"
  }

  private func row(_ category: Int, y: Double) -> [String] {
    let barY = y + (isNarrow ? 20 : 4)
    let name =
      isNarrow
      ? SVG.text(label(category), x: 0, y: y + 13, class: "label")
      : SVG.text(label(category), x: barX - 10, y: barY + 12, class: "label", anchor: .end)
    var parts = [name]
    var x = barX
    for (series, ink) in zip(chart.series, frame.inks) {
      guard let value = chart.value(series, category), value > 0, longest > 0 else { continue }
      let length = barRoom * min(1, value / longest)
      let title = "\(chart.categories[category]) · \(series.label): \(NumberStyle.value(value, chart.unit))"
      parts.append(
        SVG.rect(
          x: x, y: barY, width: max(1, length), height: barHeight, class: ink.classes, fill: frame.fill(ink),
          title: title))
      x += max(1, length)
    }
    let isUnknown = chart.isUnknown(category)
    parts.append(SVG.text(Self.printed(chart, category), x: x + 7, y: barY + 12, class: isUnknown ? "faint" : "value"))
    return parts
  }
}
