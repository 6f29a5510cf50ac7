import Facts

/// A small line in a table's cell: a series over time from nothing up to its highest, the last value marked.
///
/// It has no axis; its numbers are said in words for those who cannot see it.
struct SparklineDrawing {
  private let values: [Double?]
  private let label: String
  private let width = 110.0
  private let height = 22.0
  private let margin = 4.0

  /// Prepares the line of a series' values, nil where nothing is known, and its words, which begin with a name.
  init(_ values: [Double?], unit: MetricUnit, name: String) {
    let known = values.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.values = Sparkline.thinned(values, to: 52)
    guard let first = known.first, let last = known.last, let lowest = known.min(), let highest = known.max() else {
      label = "\(name): \(NumberStyle.missing)"
      return
    }
    let ends = [("first", first), ("last", last), ("lowest", lowest), ("highest", highest)]
    label = "\(name): " + ends.map { "\($0.0) \(NumberStyle.value($0.1, unit))" }.joined(separator: ", ")
  }

  /// The picture as SVG.
  var svg: String {
    let title = SVG.element("title", [:], HTMLFormat.escape(label))
    return SVG.element(
      "svg",
      [
        "class": "spark", "viewBox": "0 0 \(SVG.number(width)) \(SVG.number(height))", "width": SVG.number(width),
        "height": SVG.number(height), "role": "img", "aria-label": label, "xmlns": "http://www.w3.org/2000/svg",
      ], title + parts.joined())
  }

  private var parts: [String] {
    guard let last = values.lastIndex(where: { $0 != nil }) else {
      return [SVG.text(NumberStyle.missing, x: width, y: 15, class: "faint", anchor: .end)]
    }
    let base = SVG.line(x1: 0, y1: y(0), x2: width, y2: y(0), class: "grid")
    return [base] + runs.map(stroke) + [dot(last, radius: 2.6, class: "spark-end")]
  }

  /// The values without a gap between them, from the first to the last of each stretch.
  private var runs: [ClosedRange<Int>] {
    values.indices.reduce(into: []) { runs, place in
      guard values[place] != nil else { return }
      if let last = runs.last, last.upperBound == place - 1 {
        runs[runs.count - 1] = last.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
  }

  private func stroke(_ run: ClosedRange<Int>) -> String {
    guard run.count > 1 else { return dot(run.lowerBound, radius: 1.2, class: "spark-point") }
    return SVG.path(run.map { (x($0), y(values[$0] ?? 0)) }, class: "spark-line")
  }

  private func dot(_ place: Int, radius: Double, class name: String) -> String {
    SVG.element(
      "circle",
      [
        "class": name, "cx": SVG.number(x(place)), "cy": SVG.number(y(values[place] ?? 0)), "r": SVG.number(radius),
      ])
  }

  private func x(_ place: Int) -> Double {
    guard values.count > 1 else { return width - margin }
    return margin + (width - 2 * margin) * Double(place) / Double(values.count - 1)
  }

  private func y(_ value: Double) -> Double {
    let highest = values.compactMap(\.self).max() ?? 0
    let part = highest > 0 ? min(max(value / highest, 0), 1) : 0
    return height - margin - (height - 2 * margin) * part
  }
}
