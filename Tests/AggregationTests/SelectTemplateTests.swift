import Facts
import Testing

@testable import Aggregation

@Suite struct SelectTemplateTests {
  private func expanded(_ text: String, by columns: [String] = [], readsSums: Bool = true) throws -> String {
    try SelectTemplate(
      text: text, columns: columns, repositories: [1, 2], period: Period(firstDay: 10, endDay: 17), dataEnd: 15,
      readsSums: readsSums
    ).expanded()
  }

  @Test func columnsMayHoldPlaceholdersToo() throws {
    #expect(
      try expanded("SELECT {select}1 FROM t AS x GROUP BY {keys}x.a", by: ["{endDay} - x.day"])
        == "SELECT 17 - x.day AS group1, 1 FROM t AS x GROUP BY 17 - x.day, x.a")
  }

  /// The dimensions asked for decide which table is read.
  @Test(arguments: [(["f.origin"], "span_sums"), (["f.origin", "f.language"], "line_spans")])
  func sumsAreReadWhereTheyHaveAllColumns(columns: [String], table: String) throws {
    let text = "SELECT {select}SUM(f.lineCount) AS total FROM {sums line_spans} AS f"
    #expect(try expanded(text, by: columns).hasSuffix("FROM \(table) AS f"))
    #expect(try expanded(text, by: columns, readsSums: false).hasSuffix("FROM line_spans AS f"))
  }

  @Test func thePartsOfAUnionReadTablesOfTheirOwn() throws {
    let text = """
      SELECT f.fileClass FROM {sums line_facts} AS f UNION ALL SELECT f.changeCount FROM {sums change_facts} AS f
      """
    #expect(
      try expanded(text) == """
        SELECT f.fileClass FROM line_sums AS f UNION ALL SELECT f.changeCount FROM change_sums AS f
        """)
  }

  @Test func anUnknownPlaceholderIsAnError() {
    #expect(throws: BylineError(.failure, "a metric's SELECT has the unknown placeholder {sum x}")) {
      try expanded("SELECT 1 FROM {sum x}")
    }
  }
}
