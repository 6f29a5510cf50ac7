/// One line a series along categories that lie evenly in time, each with the band of its interval behind it.
///
/// Where a value is missing its line is broken; where all are, a dashed gap stands. A value between two gaps is a mark.
struct LinesDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let scale: ValueScale
  private let plotHeight: Double
  private let left: Double
  private let right: Double

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`, on one scale with its peers.
  init(_ chart: ReportDocument.Chart, id: String, width: Double, beside peers: [ReportDocument.Chart] = []) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    scale = ValueScale(upTo: ([chart] + peers).map(\.highest).max() ?? 0, unit: chart.unit)
    plotHeight = width <= ChartFrame.panelWidth ? 110 : width < 480 ? 160 : 240
    left = max(26, (scale.marks.map { ChartFrame.width(of: $0.label) }.max() ?? 0) + 10)
    right = max(14, (AxisLabels.names(chart).last.map(ChartFrame.width) ?? 0) / 2 + 2)
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = legend
    let unit = NumberStyle.noun(of: chart.unit, isOne: false)
    let head = unit.isEmpty ? [] : [SVG.text(unit, x: 0, y: legend.height + 8, class: "faint")]
    let top = legend.height + (unit.isEmpty ? 12 : 24)
    let plot = PlotArea(left: left, right: frame.width - right, top: top, bottom: top + plotHeight)
    let labels = AxisLabels(chart, slot: axis.slot).drawn(below: plot.bottom, at: axis.x)
    let gaps = chart.runs(where: chart.isUnknown).flatMap { gap($0, plot) }
    let places = chart.series.indices
    return frame.svg(
      height: plot.bottom + labels.height, class: name,
      legend.parts + head + plot.grid(scale) + gaps + places.flatMap { bands($0, plot) }
        + places.flatMap { lines($0, plot) } + chart.categories.indices.map { tip($0, plot) } + [plot.base]
        + labels.parts)
  }

  private var legend: (parts: [String], height: Double) {
    guard chart.series.count > 1 else { return ([], 0) }
    return frame.legend(swatchWidth: 30) { place, x, y in
      let style = style(place)
      return [
        SVG.path([(x, y + 7), (x + 30, y + 7)], class: "curve \(frame.inks[place].name)", dashes: style.dashes),
        style.mark(x: x + 15, y: y + 7, ink: frame.inks[place].name),
      ]
    }
  }

  private func style(_ place: Int) -> CurveStyle { CurveStyle(for: chart.series[place].key, at: place) }

  private var axis: EvenAxis {
    EvenAxis(count: chart.categories.count, left: left, right: frame.width - right)
  }

  private func point(_ category: Int, _ value: Double, _ plot: PlotArea) -> (x: Double, y: Double) {
    (axis.x(category), plot.y(scale.part(value)))
  }

  private func bands(_ place: Int, _ plot: PlotArea) -> [String] {
    let (series, ink) = (chart.series[place], frame.inks[place].name)
    let runs = chart.runs { chart.value(series, $0) != nil && chart.band(series, $0) != nil }
    return runs.map { run in
      let upper = run.map { point($0, chart.band(series, $0)?.high ?? 0, plot) }
      let lower = run.map { point($0, chart.band(series, $0)?.low ?? 0, plot) }
      guard run.count > 1 else { return SVG.path(upper + lower, class: "whisker \(ink)") }
      return SVG.path(upper + lower.reversed(), isClosed: true, class: "band \(ink)")
    }
  }

  private func lines(_ place: Int, _ plot: PlotArea) -> [String] {
    let (series, ink, style) = (chart.series[place], frame.inks[place].name, style(place))
    return chart.runs { chart.value(series, $0) != nil }.flatMap { run -> [String] in
      let points = run.map { point($0, chart.value(series, $0) ?? 0, plot) }
      let line = run.count > 1 ? [SVG.path(points, class: "curve \(ink)", dashes: style.dashes)] : []
      return line
        + marked(run).map { category in
          let point = points[category - run.lowerBound]
          return style.mark(x: point.x, y: point.y, ink: ink)
        }
    }
  }

  /// The categories of a run that get a mark: its last, and others that stand well apart.
  private func marked(_ run: ClosedRange<Int>) -> [Int] {
    let apart = frame.width <= ChartFrame.panelWidth ? 48.0 : 30
    let stride = max(1, Int((apart / max(axis.slot, 1)).rounded(.up)))
    return run.filter { (run.upperBound - $0).isMultiple(of: stride) }
  }

  private func gap(_ run: ClosedRange<Int>, _ plot: PlotArea) -> [String] {
    let (from, to) = axis.gap(run)
    return plot.gap(from: from, to: to)
  }

  /// An invisible column with the numbers of its category, which show under the pointer.
  private func tip(_ category: Int, _ plot: PlotArea) -> String {
    let values = chart.series.map { "\($0.label): \(chart.printed($0, category))" }
    let count = chart.observationCount(category).map { [NumberStyle.sampleSize($0)] } ?? []
    return axis.tip(category, plot, words: [chart.categories[category]] + values + count)
  }
}
