import Facts

/// One block as JSON spells it: its kind, and beside it the keys of that kind.
enum JSONBlock: Encodable {
  case text(kind: String, String)
  case list([String])
  case keyFigures([KeyFigure])
  case table(Table)
  case chart(Chart)

  /// Mirrors a block.
  init(_ block: ReportDocument.Block) {
    switch block {
    case .paragraph(let text): self = .text(kind: "paragraph", text)
    case .note(let text): self = .text(kind: "note", text)
    case .list(let items): self = .list(items)
    case .keyFigures(let figures): self = .keyFigures(figures.map(KeyFigure.init))
    case .table(let table): self = .table(Table(table))
    case .chart(let chart): self = .chart(Chart(chart))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .text(let kind, let text):
      try container.encode(kind, forKey: .kind)
      try container.encode(text, forKey: .text)
    case .list(let items):
      try container.encode("list", forKey: .kind)
      try container.encode(items, forKey: .items)
    case .keyFigures(let figures):
      try container.encode("keyFigures", forKey: .kind)
      try container.encode(figures, forKey: .figures)
    case .table(let table):
      try container.encode("table", forKey: .kind)
      try container.encode(table, forKey: .table)
    case .chart(let chart):
      try container.encode("chart", forKey: .kind)
      try container.encode(chart, forKey: .chart)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case text
    case items
    case figures
    case table
    case chart
  }

  struct KeyFigure: Encodable {
    let label: String
    let value: String
    let detail: String
    let previous: String
    let signal: String
    let metric: String

    init(_ figure: ReportDocument.KeyFigure) {
      label = figure.label
      value = figure.value
      detail = figure.detail
      previous = figure.previous
      signal = figure.signal
      metric = figure.metric
    }
  }

  struct Table: Encodable {
    let caption: String
    let columns: [Column]
    let rows: [[String]]
    let metric: String

    init(_ table: ReportDocument.Table) {
      caption = table.caption
      columns = table.columns.map { Column(title: $0.title, isNumeric: $0.isNumeric) }
      rows = table.squareRows
      metric = table.metric
    }

    struct Column: Encodable {
      let title: String
      let isNumeric: Bool
    }
  }

  struct Chart: Encodable {
    let kind: String
    let title: String
    let summary: String
    let categories: [String]
    let series: [Series]
    let unit: String
    let metric: String
    let observations: [Nullable<Int>]

    init(_ chart: ReportDocument.Chart) {
      kind = chart.kind.rawValue
      title = chart.title
      summary = chart.summary
      categories = chart.categories
      series = chart.series.map(Series.init)
      unit = chart.unit.rawValue
      metric = chart.metric
      observations = chart.observations.map(Nullable.init)
    }

    struct Series: Encodable {
      let key: String
      let label: String
      let values: [Nullable<Double>]
      /// The ends of the intervals; left out where there are none.
      let low: [Nullable<Double>]?
      let high: [Nullable<Double>]?

      init(_ series: ReportDocument.Chart.Series) {
        key = series.key
        label = series.label
        values = series.values.map(Nullable.finite)
        low = series.low.isEmpty ? nil : series.low.map(Nullable.finite)
        high = series.high.isEmpty ? nil : series.high.map(Nullable.finite)
      }
    }
  }
}
