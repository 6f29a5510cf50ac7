import Facts

extension ReportDocument {
  /// Rows under headed columns.
  package struct Table: Sendable, Equatable {
    /// A column's heading and whether it holds numbers (set to the right).
    package struct Column: Sendable, Equatable {
      package var title: String
      package var isNumeric: Bool
      /// What its cells name, so that a reader can pick rows by it; nil for anything else.
      package var subject: Subject?
      /// The metric that defines its numbers, where the columns have metrics of their own; empty otherwise.
      package var metric: String

      /// Makes a column.
      package init(_ title: String, isNumeric: Bool = false, subject: Subject? = nil, metric: String = "") {
        self.title = title
        self.isNumeric = isNumeric
        self.subject = subject
        self.metric = metric
      }

      /// What rows can be picked by.
      package enum Subject: String, Sendable {
        case repository
        case week
      }
    }

    /// A small line in each row: how its number went over time.
    package struct Trend: Sendable, Equatable {
      package var title: String
      package var unit: MetricUnit
      /// For each row its values over time, nil where nothing is known.
      package var rows: [[Double?]]

      /// Makes the trends of a table's rows, as many as there are.
      package init(_ title: String, unit: MetricUnit, rows: [[Double?]]) {
        self.title = title
        self.unit = unit
        self.rows = rows
      }
    }

    package var caption: String
    package var columns: [Column]
    package var rows: [[String]]
    /// The metric that defines the table's numbers; empty where there is none.
    package var metric: String
    /// The metrics that define the rows' numbers, where each row has its own; else empty.
    package var rowMetrics: [String]
    package var trend: Trend?

    /// Makes a table; every row has as many cells as there are columns.
    package init(
      caption: String = "", columns: [Column], rows: [[String]], metric: String = "", rowMetrics: [String] = [],
      trend: Trend? = nil
    ) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.metric = metric
      self.rowMetrics = rowMetrics
      self.trend = trend
    }
  }
}
