/// What all drawings of a chart share: the picture's frame with its words for those who cannot see it, and the legend.
struct ChartFrame {
  /// How wide text is taken to be, in units a column: wider than in any common typeface, so that it never overlaps.
  static let columnWidth = 7.2

  /// A picture this wide or less is one of several side by side: as low as can be.
  static let panelWidth = 320.0

  let chart: ReportDocument.Chart
  /// Unique in the page; the ids inside the picture begin with it.
  let id: String
  /// The width of the picture in its own units.
  let width: Double

  /// How wide a text is taken to be.
  static func width(of text: String) -> Double { Double(TextWidth.columns(text)) * columnWidth }

  /// The picture around its drawn parts.
  func svg(height: Double, class name: String, _ parts: [String]) -> String {
    let words = [
      SVG.element("title", ["id": "\(id)-title"], HTMLFormat.escape(chart.title)),
      SVG.element("desc", ["id": "\(id)-desc"], HTMLFormat.escape(description)),
    ]
    let size = "0 0 \(SVG.number(width)) \(SVG.number(height))"
    return SVG.element(
      "svg",
      [
        "class": "chart \(name)", "viewBox": size, "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
        "xmlns": "http://www.w3.org/2000/svg",
      ],
      "\n" + (words + patterns + parts).joined(separator: "\n") + "\n")
  }

  /// The fill of a series: its colour by its class, or its hatching.
  func fill(_ ink: Palette.Ink) -> String? {
    ink.isHatched ? "url(#\(id)-\(ink.name))" : nil
  }

  /// The inks of the series, in order.
  var inks: [Palette.Ink] {
    chart.series.enumerated().map { Palette.ink(for: $1.key, at: $0) }
  }

  /// The legend in as many lines as it needs, and its height: a filled square and a label a series.
  var legend: (parts: [String], height: Double) {
    legend(swatchWidth: 12) { place, x, y in
      [SVG.rect(x: x, y: y + 1, width: 12, height: 12, class: inks[place].classes, fill: fill(inks[place]))]
    }
  }

  /// The legend with swatches of one's own, each drawn for the series at a place, from a corner on, 14 units high.
  func legend(
    swatchWidth: Double, _ swatch: (_ place: Int, _ x: Double, _ y: Double) -> [String]
  ) -> (parts: [String], height: Double) {
    legend(of: chart.series.map(\.label), swatchWidth: swatchWidth, swatch)
  }

  /// A legend of labels that are no series.
  func legend(
    of labels: [String], swatchWidth: Double, _ swatch: (_ place: Int, _ x: Double, _ y: Double) -> [String]
  ) -> (parts: [String], height: Double) {
    var parts: [String] = []
    var (x, y) = (0.0, 0.0)
    for (place, text) in labels.enumerated() {
      let room = width - swatchWidth - 12
      let label = TextWidth.shortened(PlainText.line(text), to: Int(room / Self.columnWidth))
      let needed = swatchWidth + 6 + Self.width(of: label)
      if x > 0, x + needed > width { (x, y) = (0, y + 20) }
      parts += swatch(place, x, y)
      parts.append(SVG.text(label, x: x + swatchWidth + 6, y: y + 11, class: "label"))
      x += needed + 16
    }
    return (parts, labels.isEmpty ? 0 : y + 24)
  }

  private var description: String {
    [chart.summary, chart.gapNote].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var patterns: [String] {
    var drawn: [String] = []
    for ink in inks where ink.isHatched && !drawn.contains(ink.name) { drawn.append(ink.name) }
    return drawn.map { name in
      let isDotted = inks.contains { $0.name == name && $0.texture == .dots }
      let paper = SVG.element("rect", ["class": "hatch-paper", "width": "6", "height": "6"])
      let mark =
        isDotted
        ? SVG.element("circle", ["class": "dot \(name)", "cx": "3", "cy": "3", "r": "1.5"])
        : SVG.element("line", ["class": "hatch \(name)", "x1": "0", "y1": "0", "x2": "0", "y2": "6"])
      let pattern = SVG.element(
        "pattern",
        [
          "id": "\(id)-\(name)", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(45)",
        ], paper + mark)
      return SVG.element("defs", [:], pattern)
    }
  }
}
