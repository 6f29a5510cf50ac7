import Facts
import Reports
import TestSupport
import Testing

@Suite struct CSVFormatTests {
  private static let columns = [
    "metric", "periodStart", "periodEnd", "repository", "dimension", "group", "value", "unit", "numerator",
    "denominator", "n", "low", "high", "coverage", "outcome",
  ]

  /// The rows of a document, each by its columns' names.
  private func rows(_ document: ReportDocument) throws -> [[String: String]] {
    let records = try CSVReader.records(of: CSVFormat().render(document))
    #expect(records.first == Self.columns)
    return try records.dropFirst().map { record in
      try #require(record.count == Self.columns.count)
      return Dictionary(uniqueKeysWithValues: zip(Self.columns, record))
    }
  }

  private func rows(_ results: [MetricResult]) throws -> [[String: String]] {
    try rows(
      ReportDocument(id: "r", title: "R", results: results.map { .init(repository: "harbour/ferry", result: $0) }))
  }

  private let week = Period(week: 2954)

  @Test func anEmptyDocumentIsItsHeader() {
    let text = CSVFormat().render(ReportDocument(id: "r", title: "R"))
    #expect(text == Self.columns.joined(separator: ",") + "\n")
  }

  @Test func aResultIsARowWithAllItsNumbers() throws {
    let row = try #require(
      try rows([
        .init(
          metric: "lead-time", measure: "p50", dimensions: ["week", "agent"], group: ["2026-W33", "claude"],
          period: week,
          value: 11_400.5, unit: .seconds, numerator: 3, denominator: 4, n: 57, low: -0.000_000_1, high: 1e21,
          coverage: 0.5)
      ]).first)
    #expect(
      row == [
        "metric": "lead-time", "periodStart": "2026-08-10", "periodEnd": "2026-08-16", "repository": "harbour/ferry",
        "dimension": "week,agent,measure", "group": "2026-W33,claude,p50", "value": "11400.5", "unit": "seconds",
        "numerator": "3", "denominator": "4", "n": "57", "low": "-0.0000001", "high": "1000000000000000000000",
        "coverage": "0.5", "outcome": "value",
      ])
  }

  @Test func whatIsMissingIsAnEmptyCell() throws {
    let row = try #require(
      try rows([
        .init(metric: "m", period: week, value: nil, unit: .share, n: 0, outcome: .unavailable(needs: "reviews"))
      ]).first)
    for column in ["dimension", "group", "value", "numerator", "denominator", "low", "high", "coverage"] {
      #expect(row[column] == "", "\(column)")
    }
    #expect(row["outcome"] == "unavailable")
  }

  @Test func numbersReadBackAsTheSameNumbers() throws {
    let values = [0.1 + 0.2, 1.0 / 3, -2.5e-9, 123_456_789.123]
    let rows = try rows(values.map { MetricResult(metric: "m", period: week, value: $0, unit: .ratio, n: 1) })
    #expect(rows.map { $0["value"].flatMap(Double.init) } == values)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tTab", "'\tTab"),
    ("\rReturn", "'\rReturn"), ("\nline", "'\nline"), ("＝1", "'＝1"), ("'as it was", "''as it was"), ("a=b", "a=b"),
    ("src/a.swift", "src/a.swift"),
  ])
  func noTextIsAFormula(text: String, cell: String) throws {
    let document = ReportDocument(
      id: "r", title: "R",
      results: [.init(repository: text, result: .init(metric: "m", period: week, value: -1, unit: .ratio, n: 1))])
    let row = try #require(try rows(document).first)
    #expect(row["repository"] == cell)
    #expect(row["value"] == "-1")
  }

  @Test func terminalsAndReadersAreNotCommanded() throws {
    let row = try #require(
      try rows([
        .init(
          metric: "m", dimensions: ["agent"], group: ["a\u{0}b\u{1B}[2J\u{202E}"], period: week, value: 1, unit: .lines,
          n: 1)
      ]).first)
    #expect(row["group"] == "a\u{FFFD}b\u{FFFD}[2J\u{FFFD}")
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func hostileGroupsReadBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let group = (0..<3).map { _ in HostileText.random(&generator) }
      let row = try #require(
        try rows([
          .init(
            metric: "m", measure: "p50", dimensions: ["a", "b", "c"], group: group, period: week, value: 1,
            unit: .lines, n: 1)
        ]).first)
      var cell = try #require(row["group"])
      if cell.hasPrefix("'") { cell.unicodeScalars.removeFirst() }
      let inner = try #require(try CSVReader.records(of: cell + "\n").first)
      #expect(inner == group.map(withoutControls) + ["p50"])
    }
  }

  /// What the format does to the two controls of the alphabet, the override and the mark.
  private func withoutControls(_ text: String) -> String {
    let active: [Unicode.Scalar] = ["\u{0}", "\u{1B}", "\u{202E}", "\u{FEFF}"]
    return String(String.UnicodeScalarView(text.unicodeScalars.map { active.contains($0) ? "\u{FFFD}" : $0 }))
  }
}
