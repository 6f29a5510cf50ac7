/// A field for each row and column, the darker the more: when in the week the work is done.
///
/// What is nothing is an empty outline, what is not known a dashed one. The steps stand above, with their numbers.
struct HeatDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let steps: HeatSteps
  private let rowHeight: Double
  private let right = 2.0

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`, in the same steps as its peers.
  init(_ chart: ReportDocument.Chart, id: String, width: Double, beside peers: [ReportDocument.Chart] = []) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    steps = HeatSteps([chart] + peers, parts: 5)
    rowHeight = width <= ChartFrame.panelWidth ? 15 : width < 480 ? 20 : 24
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = legend
    let top = legend.height
    let rows = chart.series.indices.flatMap { row($0, y: top + Double($0) * rowHeight) }
    let bottom = top + Double(chart.series.count) * rowHeight
    let axis = chart.hasWeeks ? AxisLabels(chart, slot: slot).drawn(below: bottom, at: centre) : axis(below: bottom)
    return frame.svg(
      height: bottom + axis.height, class: "heat \(name)", legend.parts + rows + axis.parts)
  }

  private var legend: (parts: [String], height: Double) {
    let isMissingSome = chart.series.contains { series in
      chart.categories.indices.contains { chart.value(series, $0) == nil }
    }
    let shades = steps.legend.map { "heat-\($0.shade)" } + (isMissingSome ? ["gap"] : [])
    var labels = steps.legend.map(\.label) + (isMissingSome ? [NumberStyle.missing] : [])
    let noun = NumberStyle.noun(of: chart.unit, isOne: false)
    let last = steps.legend.count - 1
    if last > 0, !noun.isEmpty { labels[last] += " \(noun)" }
    return frame.legend(of: labels, swatchWidth: 14) { place, x, y in
      [SVG.rect(x: x + 0.5, y: y + 0.5, width: 13, height: 13, class: shades[place])]
    }
  }

  private func name(_ series: ReportDocument.Chart.Series) -> String {
    TextWidth.shortened(PlainText.line(series.label), to: Int(frame.width * 0.25 / ChartFrame.columnWidth))
  }

  private var left: Double { (chart.series.map { ChartFrame.width(of: name($0)) }.max() ?? 0) + 14 }

  /// How far neighbouring columns are apart.
  private var slot: Double { (frame.width - left - right) / Double(max(chart.categories.count, 1)) }

  private func centre(_ category: Int) -> Double { left + (Double(category) + 0.5) * slot }

  private func row(_ place: Int, y: Double) -> [String] {
    let series = chart.series[place]
    let space = slot < 8 ? 1.0 : 2
    let fields = chart.categories.indices.map { category in
      let value = chart.value(series, category)
      return SVG.rect(
        x: left + Double(category) * slot + space / 2, y: y + 1, width: max(1, slot - space), height: rowHeight - 2,
        class: value.map { "heat-\(steps.shade($0))" } ?? "gap",
        title: "\(series.label) · \(chart.categories[category]): \(NumberStyle.value(value, chart.unit))")
    }
    return [SVG.text(name(series), x: left - 8, y: y + rowHeight / 2 + 4, class: "label", anchor: .end)] + fields
  }

  /// The names of the columns, every so many from the first on, so that none touches the next.
  private func axis(below y: Double) -> (parts: [String], height: Double) {
    let names = AxisLabels.names(chart)
    let widest = (names.map(ChartFrame.width).max() ?? 0) + 8
    let needed = max(1, Int((widest / max(slot, 1)).rounded(.up)))
    let stride = [1, 2, 3, 4, 6, 12].first { $0 >= needed } ?? needed
    let shown = names.indices.filter { $0.isMultiple(of: stride) }.map { category in
      SVG.text(names[category], x: centre(category), y: y + 15, class: "tick", anchor: .middle)
    }
    let heading = SVG.text(
      chart.categoryHeading.lowercased(), x: left + (frame.width - left - right) / 2, y: y + 32, class: "faint",
      anchor: .middle)
    return (shown + [heading], 38)
  }
}
