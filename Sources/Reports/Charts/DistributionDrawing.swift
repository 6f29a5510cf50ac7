/// A row a category along a logarithmic axis: a dot at the median with its interval, a box to the 75th percentile, and
/// a line with an end to the 90th.
///
/// On a narrow picture the labels stand above the rows.
struct DistributionDrawing {
  private let frame: ChartFrame
  private let chart: ReportDocument.Chart
  private let rows: [Distribution]
  private let scale: LogScale
  private let isNarrow: Bool
  private let swatchWidth = 26.0

  /// Prepares the drawing of a chart, `width` units wide, whose ids begin with `id`, on one scale with its peers.
  init(_ chart: ReportDocument.Chart, id: String, width: Double, beside peers: [ReportDocument.Chart] = []) {
    self.chart = chart
    frame = ChartFrame(chart: chart, id: id, width: width)
    rows = chart.categories.indices.map { Distribution(chart, $0) }
    scale = Distribution.scale([chart] + peers)
    isNarrow = width < 480
  }

  /// The picture as SVG.
  func svg(class name: String) -> String {
    let legend = chart.series.count > 1 ? legend : (parts: [], height: 0)
    let top = legend.height + 4
    let bottom = top + Double(rows.count) * rowHeight
    let plot = PlotArea(left: left, right: frame.width - right, top: top, bottom: bottom)
    let lines = rows.indices.flatMap { row($0, plot) }
    return frame.svg(
      height: bottom + 42, class: name, legend.parts + grid(plot) + lines + [plot.base] + axis(plot))
  }

  /// A line for each tick: from top to bottom, or beside the rows only where their labels stand between them.
  private func grid(_ plot: PlotArea) -> [String] {
    let starts = isNarrow ? rows.indices.map { plot.top + Double($0) * rowHeight + 18 } : [plot.top]
    return scale.ticks.flatMap { tick in
      let x = x(tick.value, plot)
      let ends = isNarrow ? starts.map { $0 + rowHeight - 18 } : [plot.bottom]
      let lines = zip(starts, ends).map { SVG.line(x1: x, y1: $0, x2: x, y2: $1, class: "grid") }
      return lines + [SVG.line(x1: x, y1: plot.bottom, x2: x, y2: plot.bottom + 4, class: "base")]
    }
  }

  private var legend: (parts: [String], height: Double) {
    let hasIntervals = rows.contains { $0.interval != nil }
    let labels = chart.series.map { $0.key == "p50" && hasIntervals ? "\($0.label) and its interval" : $0.label }
    return frame.legend(of: labels, swatchWidth: swatchWidth) { place, x, y in
      let (middle, end) = (y + 7, x + swatchWidth)
      switch chart.series[place].key {
      case "p50":
        let whisker = hasIntervals ? [whisker(from: x + 2, to: end - 2, y: middle)] : []
        return (whisker + [dot(x: x + swatchWidth / 2, y: middle)]).map(plain)
      case "p75": return [box(from: x, to: end, y: middle)].map(plain)
      case "p90": return reach(from: x, to: end - 1, y: middle).map(plain)
      default: return []
      }
    }
  }

  private var rowHeight: Double { isNarrow ? 42 : 28 }

  private func label(_ category: Int) -> String {
    let room = isNarrow ? frame.width - (counts[category].isEmpty ? 0 : 90) : frame.width * 0.3
    return TextWidth.shortened(PlainText.line(chart.categories[category]), to: Int(room / ChartFrame.columnWidth))
  }

  /// How many observations each row rests on, printed; empty where it is not known.
  private var counts: [String] {
    rows.indices.map { chart.observationCount($0).map { "n = \(NumberStyle.compact($0))" } ?? "" }
  }

  private var left: Double {
    let widest = isNarrow ? 0 : rows.indices.map { ChartFrame.width(of: label($0)) }.max() ?? 0
    return max(widest + 14, (scale.ticks.first.map { ChartFrame.width(of: $0.label) } ?? 0) / 2)
  }

  private var right: Double {
    let widest = isNarrow ? 0 : counts.map(ChartFrame.width).max() ?? 0
    return max(widest + 14, (scale.ticks.last.map { ChartFrame.width(of: $0.label) } ?? 0) / 2)
  }

  private func x(_ value: Double, _ plot: PlotArea) -> Double { plot.left + plot.width * scale.part(value) }

  private func row(_ category: Int, _ plot: PlotArea) -> [String] {
    let top = plot.top + Double(category) * rowHeight
    let y = isNarrow ? top + 29 : top + rowHeight / 2
    let textY = isNarrow ? top + 14 : y + 4
    let name = SVG.text(
      label(category), x: isNarrow ? 0 : plot.left - 12, y: textY, class: "label", anchor: isNarrow ? .start : .end)
    let count = SVG.text(counts[category], x: frame.width, y: textY, class: "faint", anchor: .end)
    let words = [name] + (counts[category].isEmpty ? [] : [count])
    let row = rows[category]
    guard !chart.isUnknown(category) else {
      return words + [SVG.text(NumberStyle.missing, x: plot.left + 6, y: y + 4, class: "faint")]
    }
    var parts: [String] = []
    let quarter = row.upperQuarter ?? row.median
    if let quarter, let tenth = row.upperTenth { parts += reach(from: x(quarter, plot), to: x(tenth, plot), y: y) }
    if let median = row.median, let quarter = row.upperQuarter {
      parts.append(box(from: x(median, plot), to: x(quarter, plot), y: y))
    }
    if let interval = row.interval, row.median != nil {
      parts.append(whisker(from: x(interval.low, plot), to: x(interval.high, plot), y: y))
    }
    if let median = row.median { parts.append(dot(x: x(median, plot), y: y)) }
    return words + [mark(parts, ink: Palette.ink(ofCategory: chart.categories[category]), category, plot, y: y)]
  }

  /// The parts of a row in its ink, with the numbers that show under the pointer anywhere along it.
  private func mark(_ parts: [String], ink: Palette.Ink, _ category: Int, _ plot: PlotArea, y: Double) -> String {
    let values = chart.series.map { "\($0.label): \(chart.printed($0, category))" }
    let count = chart.observationCount(category).map { [NumberStyle.sampleSize($0)] } ?? []
    let title = ([chart.categories[category]] + values + count).joined(separator: " · ")
    let tip = SVG.rect(
      x: plot.left, y: y - 13, width: plot.width, height: 26, class: "tip", fill: "none", title: title)
    return SVG.element("g", ["class": ink.name], (parts + [tip]).joined())
  }

  private func plain(_ part: String) -> String { SVG.element("g", ["class": Palette.plain.name], part) }

  private func box(from: Double, to: Double, y: Double) -> String {
    SVG.rect(x: min(from, to), y: y - 6, width: max(1, abs(to - from)), height: 12, class: "box")
  }

  private func reach(from: Double, to: Double, y: Double) -> [String] {
    [
      SVG.line(x1: from, y1: y, x2: to, y2: y, class: "reach"),
      SVG.line(x1: to, y1: y - 6, x2: to, y2: y + 6, class: "reach"),
    ]
  }

  private func whisker(from: Double, to: Double, y: Double) -> String {
    let ends = [from, to].map { SVG.line(x1: $0, y1: y - 3, x2: $0, y2: y + 3, class: "whisker") }
    return (ends + [SVG.line(x1: from, y1: y, x2: to, y2: y, class: "whisker")]).joined()
  }

  private func dot(x: Double, y: Double) -> String {
    SVG.element("circle", ["class": "median", "cx": SVG.number(x), "cy": SVG.number(y), "r": "4.5"])
  }

  private func axis(_ plot: PlotArea) -> [String] {
    let ticks = scale.labelled(on: plot.width).map { tick in
      SVG.text(tick.label, x: x(tick.value, plot), y: plot.bottom + 18, class: "tick", anchor: .middle)
    }
    let noun = NumberStyle.noun(of: chart.unit, isOne: false)
    let words = (noun.isEmpty ? [] : [noun]) + ["logarithmic scale"]
    let middle = (plot.left + plot.right) / 2
    return ticks + [
      SVG.text(words.joined(separator: ", "), x: middle, y: plot.bottom + 36, class: "faint", anchor: .middle)
    ]
  }
}
