/// A row of bars, one a category, as high as what happened in it, divided among the series.
///
/// What is not known is a dashed gap, what is known to be nothing stands on the base line.
struct StackedBarsDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let scale: ValueScale
  private let plotHeight: Double
  private let left: Double
  private let right = 14.0

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`, on one scale with its peers.
  init(_ chart: ReportDocument.Chart, id: String, width: Double, beside peers: [ReportDocument.Chart] = []) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    scale = ValueScale(upTo: ([chart] + peers).map(\.highestStack).max() ?? 0, unit: chart.unit)
    plotHeight = width <= ChartFrame.panelWidth ? 110 : width < 480 ? 180 : 220
    left = max(26, (scale.marks.map { ChartFrame.width(of: $0.label) }.max() ?? 0) + 10)
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = chart.series.count > 1 ? frame.legend : (parts: [], height: 0)
    let unit = NumberStyle.noun(of: chart.unit, isOne: false)
    let head = unit.isEmpty ? [] : [SVG.text(unit, x: 0, y: legend.height + 8, class: "faint")]
    let top = legend.height + (unit.isEmpty ? 12 : 24)
    let plot = PlotArea(left: left, right: frame.width - right, top: top, bottom: top + plotHeight)
    let labels = AxisLabels(chart, slot: slot).drawn(below: plot.bottom, at: centre)
    let gaps = chart.runs(where: chart.isUnknown).flatMap { gap($0, plot) }
    return frame.svg(
      height: plot.bottom + labels.height, class: name,
      legend.parts + head + plot.grid(scale) + gaps + chart.categories.indices.flatMap { bar($0, plot) } + [plot.base]
        + labels.parts)
  }

  private var slot: Double { (frame.width - left - right) / Double(max(chart.categories.count, 1)) }
  private var barWidth: Double { min(slot * 0.76, 64) }
  private func centre(_ category: Int) -> Double { left + (Double(category) + 0.5) * slot }

  private func bar(_ category: Int, _ plot: PlotArea) -> [String] {
    let x = centre(category) - barWidth / 2
    let name = chart.categories[category]
    guard !chart.isUnknown(category) else { return [] }
    var sum = 0.0
    let parts = chart.series.enumerated().compactMap { place, series -> String? in
      guard let value = chart.value(series, category), value > 0 else { return nil }
      let (bottom, top) = (plot.y(scale.part(sum)), plot.y(scale.part(sum + value)))
      sum += value
      let ink = frame.inks[place]
      return SVG.rect(
        x: x, y: top, width: barWidth, height: bottom - top, class: ink.classes(width: barWidth), fill: frame.fill(ink),
        title: "\(name) · \(series.label): \(NumberStyle.value(value, chart.unit))")
    }
    guard parts.isEmpty else { return parts }
    return [SVG.rect(x: x, y: plot.bottom - 2, width: barWidth, height: 2, class: "zero", title: "\(name) · 0")]
  }

  /// Neighbouring categories without data, as one gap.
  private func gap(_ run: ClosedRange<Int>, _ plot: PlotArea) -> [String] {
    plot.gap(
      from: centre(run.lowerBound) - barWidth / 2 + 0.5, to: centre(run.upperBound) + barWidth / 2 - 0.5,
      title: "\(chart.name(of: run)) · no data")
  }
}
