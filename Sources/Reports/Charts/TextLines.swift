/// Lines in characters: a row a series, its course as blocks, and the numbers that name its ends and extremes.
struct TextLines {
  private let chart: ReportDocument.Chart

  /// Prepares the drawing of a chart.
  init(_ chart: ReportDocument.Chart) { self.chart = chart }

  /// The headed rows.
  var lines: [String] {
    let rows = chart.series.map { series -> [String] in
      let known = chart.categories.indices.compactMap { chart.value(series, $0) }
      let numbers = [known.first, known.last, known.min(), known.max()]
      return [series.label] + numbers.map { chart.bare($0) }
    }
    let courses = chart.series.map { series in
      Sparkline.text(chart.categories.indices.map { chart.value(series, $0) }, upTo: chart.most)
    }
    return TextColumns.lines(
      [[chart.heading("Series"), "First", "Last", "Lowest", "Highest"]] + rows, drawn: [span] + courses,
      width: Sparkline.columns)
  }

  /// From which category to which the blocks go.
  private var span: String {
    guard let first = chart.categories.first, let last = chart.categories.last, first != last else {
      return TextWidth.shortened(PlainText.line(chart.categories.first ?? ""), to: Sparkline.columns)
    }
    return [first, last].map { TextWidth.shortened(PlainText.line($0), to: 11) }.joined(separator: " to ")
  }
}
