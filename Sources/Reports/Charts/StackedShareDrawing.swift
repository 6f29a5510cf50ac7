/// A row of bars, one a category, each divided among the series and as high as all of it: who wrote each week's lines.
///
/// What is not known is a dashed gap, what is known to be nothing stands on the base line with a 0.
struct StackedShareDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let left = 46.0
  private let right = 14.0
  private let plotHeight: Double

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`.
  init(_ chart: ReportDocument.Chart, id: String, width: Double) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    plotHeight = width <= ChartFrame.panelWidth ? 110 : width < 480 ? 180 : 220
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = frame.legend
    let top = legend.height + 12
    let labels = AxisLabels(chart, slot: slot)
    let bars = chart.categories.indices.flatMap { bar($0, top: top) }
    let gaps = chart.runs(where: chart.isUnknown).flatMap { gap($0, top: top) }
    let axis = labels.drawn(below: top + plotHeight, at: centre)
    return frame.svg(
      height: top + plotHeight + axis.height, class: name,
      legend.parts + plot(top: top).percentGrid + gaps + bars + [plot(top: top).base] + axis.parts)
  }

  private var slot: Double { (frame.width - left - right) / Double(max(chart.categories.count, 1)) }
  private var barWidth: Double { min(slot * 0.76, 64) }
  private func centre(_ category: Int) -> Double { left + (Double(category) + 0.5) * slot }

  private func plot(top: Double) -> PlotArea {
    PlotArea(left: left, right: frame.width - right, top: top, bottom: top + plotHeight)
  }

  private func bar(_ category: Int, top: Double) -> [String] {
    let x = centre(category) - barWidth / 2
    let name = chart.categories[category]
    guard let shares = chart.stackedShares(category) else {
      return chart.isUnknown(category) ? [] : nothing(x, top, name)
    }
    var parts: [String] = []
    var y = top + plotHeight
    for (place, share) in shares.enumerated() where share > 0 {
      let height = plotHeight * share
      y -= height
      let series = chart.series[place]
      let title = "\(name) · \(series.label): \(NumberStyle.value(chart.value(series, category), chart.unit))"
      parts.append(
        SVG.rect(
          x: x, y: y, width: barWidth, height: height, class: frame.inks[place].classes(width: barWidth),
          fill: frame.fill(frame.inks[place]), title: title))
    }
    return parts
  }

  /// Neighbouring categories without data, as one gap.
  private func gap(_ run: ClosedRange<Int>, top: Double) -> [String] {
    plot(top: top).gap(
      from: centre(run.lowerBound) - barWidth / 2 + 0.5, to: centre(run.upperBound) + barWidth / 2 - 0.5,
      title: "\(chart.name(of: run)) · no data")
  }

  private func nothing(_ x: Double, _ top: Double, _ name: String) -> [String] {
    let base = top + plotHeight
    return [
      SVG.rect(x: x, y: base - 2, width: barWidth, height: 2, class: "zero", title: "\(name) · 0"),
      SVG.text("0", x: x + barWidth / 2, y: base - 7, class: "tick", anchor: .middle),
    ]
  }
}
