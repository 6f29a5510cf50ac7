/// The series stacked on each other in absolute numbers over time: how many of the lines of each origin are still there.
///
/// Where a number of the stack is missing, the stack is interrupted by a dashed gap; where all are zero, it lies on the
/// base line.
struct StackedAreaDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let highest: Double
  private let plotHeight: Double
  private let left = 46.0
  private let right = 18.0

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`, on one scale with its peers.
  init(_ chart: ReportDocument.Chart, id: String, width: Double, beside peers: [ReportDocument.Chart] = []) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    highest = ([chart] + peers).map(\.highestStack).max() ?? 0
    plotHeight = width <= ChartFrame.panelWidth ? 110 : width < 480 ? 200 : 260
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = frame.legend
    let unit = NumberStyle.noun(of: chart.unit, isOne: false)
    let top = legend.height + 26
    let plot = PlotArea(left: left, right: frame.width - right, top: top, bottom: top + plotHeight)
    let head = unit.isEmpty ? [] : [SVG.text(unit, x: 0, y: legend.height + 8, class: "faint")]
    let labels = AxisLabels(chart, slot: axis.slot).drawn(below: plot.bottom, at: axis.x)
    let gaps = chart.runs(where: chart.isUnknown).map { gap($0, plot) }
    let areas = chart.runs { !chart.isUnknown($0) }.flatMap { area($0, plot) }
    return frame.svg(
      height: plot.bottom + labels.height, class: name,
      legend.parts + head + plot.countGrid(step: step, end: end) + gaps.flatMap(\.self) + areas
        + chart.categories.indices.map { tip($0, plot) } + [plot.base] + labels.parts)
  }

  private var axis: EvenAxis {
    EvenAxis(count: chart.categories.count, left: left, right: frame.width - right)
  }

  /// The sums of the stack from the ground up: one more than there are series.
  private func sums(_ category: Int) -> [Double] {
    chart.series.reduce(into: [0]) { $0.append(($0.last ?? 0) + max(0, chart.value($1, category) ?? 0)) }
  }

  private var step: Double { PlotArea.countStep(upTo: highest) }

  /// The upper end of the scale: the first whole step that nothing rises above.
  private var end: Double { max(step, (highest / step).rounded(.up) * step) }

  private func area(_ run: ClosedRange<Int>, _ plot: PlotArea) -> [String] {
    // A category between two gaps is as wide as a stroke, so that it can be seen.
    let half = run.count == 1 ? min(max(axis.slot / 4, 2), 32) : 0
    let columns = run.flatMap { category -> [(x: Double, sums: [Double])] in
      let sums = sums(category)
      return half > 0 ? [(axis.x(category) - half, sums), (axis.x(category) + half, sums)] : [(axis.x(category), sums)]
    }
    return chart.series.indices.compactMap { place in
      guard columns.contains(where: { $0.sums[place + 1] > $0.sums[place] }) else { return nil }
      let upper = columns.map { (x: $0.x, y: plot.y(part($0.sums[place + 1]))) }
      let lower = columns.reversed().map { (x: $0.x, y: plot.y(part($0.sums[place]))) }
      let ink = frame.inks[place]
      return SVG.path(upper + lower, isClosed: true, class: "area \(ink.classes)", fill: frame.fill(ink))
    }
  }

  private func part(_ sum: Double) -> Double { sum.isFinite ? sum / end : 1 }

  private func gap(_ run: ClosedRange<Int>, _ plot: PlotArea) -> [String] {
    let (from, to) = axis.gap(run)
    return plot.gap(from: from, to: to)
  }

  /// An invisible column with the numbers of its category, which show under the pointer.
  private func tip(_ category: Int, _ plot: PlotArea) -> String {
    let values = chart.series.map { "\($0.label): \(NumberStyle.value(chart.value($0, category), chart.unit))" }
    return axis.tip(category, plot, words: [chart.categories[category]] + values)
  }
}
