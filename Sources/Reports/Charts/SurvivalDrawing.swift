/// Step curves of what is left after so many days, each with the band of its interval and up to where it was followed.
///
/// The days stand as far apart as they are. A curve holds its value until the next day that it is known for.
struct SurvivalDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let days: SurvivalDays
  private let plotHeight: Double
  private let left = 46.0
  private let right = 18.0

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`.
  init(_ chart: ReportDocument.Chart, id: String, width: Double) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    days = SurvivalDays(chart)
    plotHeight = width <= ChartFrame.panelWidth ? 110 : width < 480 ? 220 : 280
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = frame.legend(swatchWidth: 30) { place, x, y in
      let style = style(place)
      return [
        SVG.path([(x, y + 7), (x + 30, y + 7)], class: "curve \(frame.inks[place].name)", dashes: style.dashes),
        style.mark(x: x + 15, y: y + 7, ink: frame.inks[place].name),
      ]
    }
    let top = legend.height + 12
    let plot = PlotArea(left: left, right: frame.width - right, top: top, bottom: top + plotHeight)
    let runs = chart.series.map(followed)
    let bands = runs.enumerated().compactMap { $1.flatMap { [place = $0] run in band(place, run, plot) } }
    let curves = runs.enumerated().compactMap { $1.flatMap { [place = $0] run in curve(place, run, plot) } }
    let axis = axis(plot)
    return frame.svg(
      height: plot.bottom + axis.height, class: name,
      legend.parts + plot.percentGrid + bands + curves.flatMap(\.self) + [plot.base] + axis.parts)
  }

  private func style(_ place: Int) -> CurveStyle { CurveStyle(for: chart.series[place].key, at: place) }

  private func x(_ category: Int, _ plot: PlotArea) -> Double { plot.left + plot.width * days.part(category) }

  /// The categories from the first to the last that a series is followed to without a break.
  private func followed(_ series: ReportDocument.Chart.Series) -> ClosedRange<Int>? {
    chart.runs { chart.value(series, $0) != nil }.first
  }

  /// The corners of a descending stair through the values of a run.
  private func stair(_ run: ClosedRange<Int>, _ plot: PlotArea, _ value: (Int) -> Double) -> [(x: Double, y: Double)] {
    var corners: [(x: Double, y: Double)] = []
    for category in run {
      let point = (x: x(category, plot), y: plot.y(min(max(value(category), 0), 1)))
      if let last = corners.last { corners.append((point.x, last.y)) }
      corners.append(point)
    }
    return corners
  }

  private func band(_ place: Int, _ run: ClosedRange<Int>, _ plot: PlotArea) -> String? {
    let series = chart.series[place]
    guard run.count > 1, run.contains(where: { chart.band(series, $0) != nil }) else { return nil }
    // A value without an interval (all of it, on the first day) is as sure as itself.
    let upper = stair(run, plot) { chart.band(series, $0)?.high ?? chart.value(series, $0) ?? 0 }
    let lower = stair(run, plot) { chart.band(series, $0)?.low ?? chart.value(series, $0) ?? 0 }
    return SVG.path(upper + lower.reversed(), isClosed: true, class: "band \(frame.inks[place].name)")
  }

  private func curve(_ place: Int, _ run: ClosedRange<Int>, _ plot: PlotArea) -> [String] {
    let series = chart.series[place]
    let (ink, style) = (frame.inks[place].name, style(place))
    let line = SVG.path(
      stair(run, plot) { chart.value(series, $0) ?? 0 }, class: "curve \(ink)", dashes: style.dashes)
    return [line]
      + marked(run, plot).map { category in
        let value = min(max(chart.value(series, category) ?? 0, 0), 1)
        let mark = style.mark(x: x(category, plot), y: plot.y(value), ink: ink)
        let text = "\(series.label) after \(chart.categories[category]) days: \(NumberStyle.value(value, chart.unit))"
        return SVG.element("g", [:], SVG.element("title", [:], HTMLFormat.escape(text)) + mark)
      }
  }

  /// The categories of a run that get a mark: its last, and others that stand well apart.
  private func marked(_ run: ClosedRange<Int>, _ plot: PlotArea) -> [Int] {
    let end = x(run.upperBound, plot)
    var (marked, last) = ([Int](), plot.left)
    for category in run where x(category, plot) - last >= 30 && end - x(category, plot) >= 20 {
      marked.append(category)
      last = x(category, plot)
    }
    return marked + [run.upperBound]
  }

  private func axis(_ plot: PlotArea) -> (parts: [String], height: Double) {
    let hasCounts = chart.categories.indices.contains { chart.observationCount($0) != nil }
    let shown = days.labelled(on: plot.width) { category in
      let count = chart.observationCount(category).map(NumberStyle.compact) ?? ""
      return max(ChartFrame.width(of: label(category)), ChartFrame.width(of: count)) + 8
    }
    var parts = shown.flatMap { category -> [String] in
      let x = x(category, plot)
      var texts = [
        SVG.line(x1: x, y1: plot.bottom, x2: x, y2: plot.bottom + 4, class: "base"),
        SVG.text(label(category), x: x, y: plot.bottom + 18, class: "tick", anchor: .middle),
      ]
      if let count = chart.observationCount(category) {
        texts.append(
          SVG.text(NumberStyle.compact(count), x: x, y: plot.bottom + 35, class: "faint", anchor: .middle))
      }
      return texts
    }
    let unitY = plot.bottom + (hasCounts ? 55 : 38)
    if hasCounts { parts.append(SVG.text("n", x: 0, y: plot.bottom + 35, class: "faint")) }
    parts.append(
      SVG.text("days after landing", x: (plot.left + plot.right) / 2, y: unitY, class: "faint", anchor: .middle))
    return (parts, unitY - plot.bottom + 8)
  }

  private func label(_ category: Int) -> String {
    TextWidth.shortened(PlainText.line(chart.categories[category]), to: 8)
  }
}
