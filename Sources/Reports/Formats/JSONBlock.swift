import Facts

/// One block as JSON spells it: its kind, and beside it the keys of that kind.
enum JSONBlock: Encodable {
  case text(kind: String, String)
  case list([String])
  case keyFigures([KeyFigure])
  case table(Table)
  case chart(Chart)
  case multiples(Multiples)
  case answers([Answer])

  /// Mirrors a block.
  init(_ block: ReportDocument.Block) {
    switch block {
    case .paragraph(let text): self = .text(kind: "paragraph", text)
    case .note(let text): self = .text(kind: "note", text)
    case .list(let items): self = .list(items)
    case .keyFigures(let figures): self = .keyFigures(figures.map(KeyFigure.init))
    case .table(let table): self = .table(Table(table))
    case .chart(let chart): self = .chart(Chart(chart))
    case .multiples(let multiples): self = .multiples(Multiples(multiples))
    case .answers(let answers): self = .answers(answers.map(Answer.init))
    case .code(let text): self = .text(kind: "code", text)
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
    case .multiples(let multiples):
      try container.encode("multiples", forKey: .kind)
      try container.encode(multiples, forKey: .multiples)
    case .answers(let answers):
      try container.encode("answers", forKey: .kind)
      try container.encode(answers, forKey: .answers)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case text
    case items
    case figures
    case table
    case chart
    case multiples
    case answers
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
    /// The rows' own metrics; left out where they have none.
    let rowMetrics: [String]?
    /// How the rows' numbers went over time; left out where the table does not say.
    let trend: Trend?

    init(_ table: ReportDocument.Table) {
      caption = table.caption
      columns = table.columns.map { Column(title: $0.title, isNumeric: $0.isNumeric) }
      rows = table.squareRows
      metric = table.metric
      rowMetrics = table.rowMetrics.isEmpty ? nil : table.rowMetrics
      trend = table.trend.map { trend in
        Trend(title: trend.title, unit: trend.unit.rawValue, rows: trend.rows.map { $0.map(Nullable.finite) })
      }
    }

    struct Trend: Encodable {
      let title: String
      let unit: String
      let rows: [[Nullable<Double>]]
    }

    struct Column: Encodable {
      let title: String
      let isNumeric: Bool
    }
  }
}
