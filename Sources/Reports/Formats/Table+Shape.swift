// Tables as formats need them: square, and free of columns in which nothing stands.
extension ReportDocument.Table {
  /// The rows with exactly one cell a column, whatever they came with.
  var squareRows: [[String]] {
    rows.map { row in columns.indices.map { $0 < row.count ? row[$0] : "" } }
  }

  /// The table without the columns that have no text in any row; the first column always stays.
  var withoutEmptyColumns: ReportDocument.Table {
    let rows = squareRows
    let kept = columns.indices.filter { column in column == 0 || rows.contains { !$0[column].isEmpty } }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }
}
