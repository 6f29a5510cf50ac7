import Facts

/// The numbers behind a picture as tidy CSV: one number a row, the same columns for every picture.
///
/// A cell without a number is empty, never 0. Text is made safe for spreadsheets as `CSVFormat` does it.
enum ChartCSV {
  private static let columns = ["panel", "category", "series", "value", "low", "high", "n", "unit", "metric"]

  /// The files of every picture of a document, in its order; `path` names one by the picture's id.
  static func files(of document: ReportDocument, path: (String) -> String?) -> [SiteFile] {
    HTMLPage.charts(of: document).compactMap { id, block in
      guard let path = path(id) else { return nil }
      switch block {
      case .chart(let chart): return SiteFile(path: path, text: text([("", chart)]))
      case .multiples(let multiples):
        return SiteFile(path: path, text: text(multiples.panels.map { ($0.chart.title, $0.chart) }))
      case .answers(let answers):
        let charts = answers.compactMap { answer in answer.chart.map { (answer.question, $0) } }
        return charts.isEmpty ? nil : SiteFile(path: path, text: text(charts))
      default: return nil
      }
    }
  }

  private static func text(_ charts: [(panel: String, chart: ReportDocument.Chart)]) -> String {
    let rows = charts.flatMap { panel, chart in
      chart.categories.indices.flatMap { category in
        chart.series.map { series -> [String] in
          let band = chart.band(series, category)
          return [
            CSVFormat.escape(panel), CSVFormat.escape(chart.categories[category]), CSVFormat.escape(series.label),
            number(chart.value(series, category)), number(band?.low), number(band?.high),
            chart.observationCount(category).map(String.init) ?? "", chart.unit.rawValue, chart.metric,
          ]
        }
      }
    }
    return ([columns] + rows).map { CSVFormat.record($0) + "\n" }.joined()
  }

  private static func number(_ value: Double?) -> String { value.flatMap(NumberStyle.plain) ?? "" }
}
