// Answers and small multiples in Markdown.
extension MarkdownFormat {
  /// The answers as a list of questions, each with its figures in a sentence.
  static func answers(_ answers: [ReportDocument.Answer], _ footnotes: inout Footnotes) -> String {
    answers.map { answer in
      let figures = ([answer.figure] + answer.others).map { figure -> String in
        let detail = figure.detail.isEmpty ? "" : " (\(escape(figure.detail)))"
        return "\(escape(figure.label)) \(bold(figure.value))\(footnotes.mark(figure.metric))\(detail)"
      }
      return "- \(bold(answer.question)) \(figures.joined(separator: "; "))"
    }.joined(separator: "\n")
  }

  /// Small multiples as a table: a row a panel and series, its line in characters, and the last value that is known.
  static func multiples(_ multiples: ReportDocument.Multiples) -> ReportDocument.Table {
    let most = multiples.panels.compactMap(\.chart.most).max()
    let rows = multiples.panels.flatMap { panel in
      panel.chart.series.map { series -> [String] in
        let values = panel.chart.categories.indices.map { panel.chart.value(series, $0) }
        let last = values.compactMap(\.self).last
        return [
          panel.chart.title, series.label, Sparkline.text(values, upTo: most),
          last.map { NumberStyle.value($0, panel.chart.unit) } ?? NumberStyle.missing,
        ]
      }
    }
    return ReportDocument.Table(
      caption: multiples.title,
      columns: [.init("Panel"), .init("Series"), .init("Over time"), .init("Last", isNumeric: true)], rows: rows,
      metric: multiples.metric)
  }
}
