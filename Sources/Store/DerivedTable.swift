/// A table whose rows follow from those of another by one SELECT: facts summed up for the questions that are asked of them.
///
/// It says nothing of its own. It is filled in the transaction that writes its source, and made anew by whoever opens a
/// store in which its definition was another.
package struct DerivedTable: Sendable {
  /// The table's name.
  package let name: String
  /// The table that its rows are made of.
  package let source: String
  /// Whether it is the source summed up, column by column, so that a SELECT may read it in the source's place.
  package let isSum: Bool
  /// What its rows are selected from: the source, or that joined with others that are written with it.
  private let from: String
  /// The columns that set its rows apart, the repository first.
  package let keys: [String]
  /// The other columns: each the sum of an expression over the source, 0 where nothing is known.
  package let sums: [(name: String, expression: String)]
  /// The rows of the source that count, as a condition; nil for all.
  private let condition: String?
  /// The day that its windows are asked by.
  package let day: String

  /// Sums columns of a table up, under their own names.
  init(_ name: String, of source: String, by keys: [String], adding sums: [String], day: String = "landedDay") {
    self.init(name, of: source, by: keys, sums: sums.map { ($0, $0) }, day: day, isSum: true)
  }

  /// Makes a table of sums of expressions.
  init(
    _ name: String, of source: String, from: String? = nil, by keys: [String], sums: [(String, String)],
    where condition: String? = nil, day: String = "landedDay", isSum: Bool = false
  ) {
    self.name = name
    self.source = source
    self.isSum = isSum
    self.from = from ?? source
    self.keys = ["repositoryId"] + keys
    self.sums = sums.map { (name: $0.0, expression: $0.1) }
    self.condition = condition
    self.day = day
  }

  /// The statements that make it anew, empty.
  package var schema: String {
    """
    DROP TABLE IF EXISTS \(name);
    CREATE TABLE \(name) AS \(select(where: "1 = 0"));
    CREATE INDEX \(name)ByDay ON \(name) (repositoryId, \(day));
    """
  }

  /// The statement that fills it from the rows of its source that meet a condition.
  package func filling(where rows: String) -> String { "INSERT INTO \(name)\n\(select(where: rows))" }

  /// The SELECT that its rows are.
  package var definition: String { select(where: nil) }

  private func select(where rows: String?) -> String {
    let columns = keys.joined(separator: ", ")
    let totals = sums.map { "COALESCE(SUM(\($0.expression)), 0) AS \($0.name)" }.joined(separator: ",\n  ")
    let conditions = [condition, rows].compactMap(\.self).joined(separator: " AND ")
    return """
      SELECT \(columns),
        \(totals)
      FROM \(from)
      \(conditions.isEmpty ? "" : "WHERE \(conditions)\n")GROUP BY \(columns)
      ORDER BY \(columns)
      """
  }

  /// The smallest table that has what a SELECT reads by an alias: the table that it names, or one that sums it up.
  ///
  /// A SELECT that adds rows up, and counts by adding up a column, gives the same from either.
  package static func smallest(for table: String, alias: String, in sql: some StringProtocol) -> String {
    let read = columns(of: alias, in: sql)
    return all.first { $0.isSum && $0.source == table && read.isSubset(of: $0.keys + $0.sums.map(\.name)) }?.name
      ?? table
  }

  /// The columns that a SELECT reads by an alias, anywhere in it.
  private static func columns(of alias: String, in sql: some StringProtocol) -> Set<String> {
    let isOfName: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "_" }
    return sql.ranges(of: "\(alias).").reduce(into: []) { found, range in
      let before = range.lowerBound > sql.startIndex ? sql[sql.index(before: range.lowerBound)] : " "
      if !isOfName(before) { found.insert(String(sql[range.upperBound...].prefix(while: isOfName))) }
    }
  }
}
