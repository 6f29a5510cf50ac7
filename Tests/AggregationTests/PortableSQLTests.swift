import Aggregation
import Facts
import Store
import Testing

/// Every SELECT stays within what SQLite and larger engines read in the same way.
@Suite struct PortableSQLTests {
  private static let ids = MetricCatalogue.all.map(\.id)

  @Test(arguments: ids)
  func usesNothingThatEnginesReadDifferently(id: String) throws {
    let words = try Self.words(MetricCatalogue.metric(id: id).sql)
    let forbidden: Set<String> = [
      "/", "DATE", "DATETIME", "TIME", "STRFTIME", "JULIANDAY", "UNIXEPOCH", "NOW", "EXTRACT", "CURRENT_DATE", "IFNULL",
      "IIF", "LEFT", "RIGHT", "FULL", "NATURAL", "USING", "CONFLICT", "REPLACE", "INSERT", "GLOB", "ROWID", "TOTAL",
      "GROUP_CONCAT", "*",
    ]
    // A product, and the star of COUNT(*), mean the same everywhere; "all columns" does not.
    let found = zip(words, [""] + words).filter { word, before in
      forbidden.contains(word)
        && (word != "*" || ["SELECT", "DISTINCT", ","].contains(before) || before.hasSuffix("."))
    }
    #expect(found.isEmpty)
    #expect(words.first == "SELECT" || words.first == "WITH")
    #expect(!words.contains(";"))
  }

  @Test(arguments: ids)
  func namesTheRepositoryInEveryJoin(id: String) throws {
    let joins = try MetricCatalogue.metric(id: id).sql.split(separator: "\n").filter { $0.contains("JOIN") }
    #expect(joins.allSatisfy { $0.contains(" ON ") && $0.contains("repositoryId") })
  }

  @Test(arguments: ids)
  func namesEveryTableAndSortsByWhatItGroupsBy(id: String) throws {
    let lines = try MetricCatalogue.metric(id: id).sql.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.filter { $0.hasPrefix("FROM ") || $0.hasPrefix("JOIN ") }.allSatisfy { $0.contains(" AS ") })
    guard let keys = lines.last(where: { $0.hasPrefix("GROUP BY ") }) else { return }
    let order = try #require(lines.last)
    #expect(order.hasPrefix("ORDER BY "))
    #expect(keys.dropFirst("GROUP BY ".count) == order.dropFirst("ORDER BY ".count))
  }

  @Test(arguments: ids)
  func givesNoAliasTheNameOfAColumn(id: String) throws {
    let store = try MemoryStore()
    let columns = try store.rows(
      "SELECT c.name AS found FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    ).map { $0.text("found") }
    #expect(columns.contains("landedWeek"))
    let words = try MetricCatalogue.metric(id: id).sql.split { $0.isWhitespace || ",()".contains($0) }.map(String.init)
    let aliases = zip(words, words.dropFirst()).filter { $0.0 == "AS" }.map(\.1)
    #expect(!aliases.isEmpty)
    #expect(Set(aliases).isDisjoint(with: columns))
  }

  @Test(arguments: ids)
  func hasNoNullAmongItsKeys(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let spy = SpyingSource(store: try Filling.mixed.store())
    for dimensions in MetricLawsTests.splits(of: metric) {
      _ = try MetricQuery(metric, period: window, by: dimensions, privacy: PrivacyPolicy(people: .names))
        .results(from: spy)
    }
  }

  /// The words of a SELECT in capitals, with every sign a word of its own and quoted text left out.
  private static func words(_ sql: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in sql + " " {
      if character == "'" { isQuoted.toggle() }
      if !isQuoted, character.isLetter || character.isNumber || "_{}.".contains(character) {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.append(word.uppercased()) }
      word = ""
      if !isQuoted, "*/;,".contains(character) { words.append(String(character)) }
    }
    return words
  }
}

/// A store that looks at every row it gives.
private struct SpyingSource: RowSource {
  let store: MemoryStore

  func rows(_ sql: String) throws -> [Row] {
    let rows = try store.rows(sql)
    for row in rows { #expect(!row.values.contains(.null), "NULL in \(row.columns) of \(sql)") }
    return rows
  }
}
