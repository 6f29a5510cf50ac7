import Facts
import Store

/// A metric's SELECT with its placeholders, and the text that the database is given.
///
/// - `{select}`: the asked dimensions' columns as `group1`, `group2`, …, each followed by a comma
/// - `{keys}`: the same columns without names, for `GROUP BY` and `ORDER BY`, each followed by a comma
/// - `{groups}`: `group1, group2, …`, each followed by a comma, for a SELECT over a CTE that holds `{select}`
/// - `{window l.landedDay}`: the rows of alias `l` in the asked repositories and, by that day, in the window
/// - `{before l.landedDay}`: the same, but on any day before the window's end
/// - `{sums line_spans}`: that table, or a smaller one of its sums that has all that the SELECT reads of it
/// - `{scope l}`: the rows of alias `l` in the asked repositories, whatever the day
/// - `{firstDay}`, `{endDay}`, `{days}`: the window's first day, the day after its last, and its length
/// - `{dataEnd}`: the day after the last that the data cover
/// - `{knownEnd}`: the earlier of `{endDay}` and `{dataEnd}`
struct SelectTemplate {
  var text: String
  /// The asked dimensions' columns.
  var columns: [String]
  /// The asked repositories' ids.
  var repositories: [Int]
  var period: Period
  var dataEnd: Int
  /// Whether tables of sums may be read in place of what they sum up.
  var readsSums = true

  /// The SELECT with every placeholder filled in; an unknown placeholder is an error.
  func expanded() throws -> String { withTables(try expanded(text)) }

  private func expanded(_ text: String) throws -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw BylineError(.failure, "a metric's SELECT has an open brace without its end")
      }
      result += try replacement(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func replacement(_ placeholder: Substring) throws -> String {
    let words = placeholder.split(separator: " ")
    switch (words.first, words.count) {
    case ("select", 1):
      return try columns.enumerated().map { "\(try expanded($1)) AS group\($0 + 1), " }.joined()
    case ("keys", 1):
      return try columns.map { "\(try expanded($0)), " }.joined()
    case ("groups", 1):
      return columns.indices.map { "group\($0 + 1), " }.joined()
    case ("window", 2):
      return "\(scope(words[1])) AND \(words[1]) >= \(period.firstDay) AND \(words[1]) < \(period.endDay)"
    case ("before", 2):
      return "\(scope(words[1])) AND \(words[1]) < \(period.endDay)"
    case ("sums", 2):
      // Which table it is depends on all of the SELECT.
      return "{\(placeholder)}"
    case ("scope", 2):
      return scope(words[1])
    case ("firstDay", 1):
      return String(period.firstDay)
    case ("endDay", 1):
      return String(period.endDay)
    case ("days", 1):
      return String(period.days)
    case ("dataEnd", 1):
      return String(dataEnd)
    case ("knownEnd", 1):
      return String(min(period.endDay, dataEnd))
    default:
      throw BylineError(.failure, "a metric's SELECT has the unknown placeholder {\(placeholder)}")
    }
  }

  /// The SELECT with the tables to read in place of `{sums table} AS alias`.
  private func withTables(_ sql: String) -> String {
    // The parts of a union read tables of their own, and may call them the same.
    sql.split(separator: /\bUNION ALL\b/).map { part in
      part.replacing(/{sums (\w+)} AS (\w+)/) { match in
        let (table, alias) = (String(match.1), String(match.2))
        return "\(readsSums ? DerivedTable.smallest(for: table, alias: alias, in: part) : table) AS \(alias)"
      }
    }.joined(separator: "UNION ALL")
  }

  /// The condition that a row (named by its alias, or a column of it) is of an asked repository.
  private func scope(_ name: Substring) -> String {
    let alias = name.prefix { $0 != "." }
    // An empty list is no SQL; without repositories there are no rows.
    guard !repositories.isEmpty else { return "1 = 0" }
    return "\(alias).repositoryId IN (\(repositories.map(String.init).joined(separator: ", ")))"
  }
}
