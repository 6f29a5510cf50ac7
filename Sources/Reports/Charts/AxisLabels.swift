import Facts

/// The labels under a row of bars: shortened, and thinned out from the right until none touches the next.
struct AxisLabels {
  /// The label of one category, and what stands below it.
  struct Label: Equatable {
    let category: Int
    let text: String
    /// The year, under the first week that is shown of it; empty otherwise.
    let year: String
    /// The number of observations, shortened; empty where it is not known.
    let count: String
  }

  /// The labels that are shown, in order; the last category is always among them.
  let shown: [Label]

  /// Chooses the labels of a chart whose categories stand `slot` units apart.
  init(_ chart: ReportDocument.Chart, slot: Double) {
    let weeks = chart.categories.map(Calendar.parseWeek)
    let areWeeks = !weeks.contains(nil)
    let names = Self.names(chart)
    let counts = chart.categories.indices.map { chart.observationCount($0).map(NumberStyle.compact) ?? "" }
    let widest = (names + counts + (areWeeks ? ["2000"] : [])).map(ChartFrame.width(of:)).max() ?? 0
    let stride = max(1, Int(((widest + 6) / max(slot, 1)).rounded(.up)))

    var labels: [Label] = []
    var year: Int?
    for category in names.indices where (names.count - 1 - category) % stride == 0 {
      let own = areWeeks ? weeks[category].map { Calendar.isoWeek($0).year } : nil
      let yearText = own == year ? "" : own.map(String.init) ?? ""
      year = own
      labels.append(Label(category: category, text: names[category], year: yearText, count: counts[category]))
    }
    shown = labels
  }

  /// The short names of a chart's categories: the number of a week, or as much as fits of what it is called.
  static func names(_ chart: ReportDocument.Chart) -> [String] {
    let hasWeeks = chart.hasWeeks
    return chart.categories.map { name in
      guard hasWeeks, let week = Calendar.parseWeek(name) else {
        return TextWidth.shortened(PlainText.line(name), to: 12)
      }
      return "W\(Calendar.isoWeek(week).week)"
    }
  }

  /// The labels as text below an axis, each around where its category stands, and the height that they take.
  func drawn(below axis: Double, at centre: (Int) -> Double) -> (parts: [String], height: Double) {
    let hasYears = shown.contains { !$0.year.isEmpty }
    let hasCounts = shown.contains { !$0.count.isEmpty }
    let countsY = axis + (hasYears ? 50 : 34)
    var parts = shown.flatMap { label -> [String] in
      let x = centre(label.category)
      var texts = [SVG.text(label.text, x: x, y: axis + 17, class: "tick", anchor: .middle)]
      if !label.year.isEmpty { texts.append(SVG.text(label.year, x: x, y: axis + 32, class: "faint", anchor: .middle)) }
      if !label.count.isEmpty { texts.append(SVG.text(label.count, x: x, y: countsY, class: "faint", anchor: .middle)) }
      return texts
    }
    if hasCounts { parts.append(SVG.text("n", x: 0, y: countsY, class: "faint")) }
    return (parts, 24 + (hasYears ? 15 : 0) + (hasCounts ? 18 : 0))
  }
}
