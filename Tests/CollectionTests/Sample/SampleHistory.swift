import Collection
import Foundation
import Store
import Testing

/// The sample history, imported and collected once for all tests; commits go by their marks in the stream.
struct SampleHistory {
  let collected: Collected
  /// The mark of each commit.
  let marks: [String: Int]

  static let shared = Result { try SampleHistory() }

  private init() throws {
    let file = FileManager.default.currentDirectoryPath + "/SampleData/history.fi"
    let repository = try TemporaryRepository("tidepool.git", isBare: true)
    let list = repository.parent.appending(path: "marks").path
    try repository.git(
      ["fast-import", "--quiet", "--export-marks=\(list)"], input: [UInt8](Data(contentsOf: URL(filePath: file))))
    collected = try collect(repository)
    var marks: [String: Int] = [:]
    for line in try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n") {
      let words = line.dropFirst().split(separator: " ")
      marks[String(words[1])] = Int(words[0])
    }
    self.marks = marks
  }

  /// The marks of the commits that a query gives as `sha`, in ascending order.
  func marks(_ condition: String) throws -> [Int] {
    let rows = try collected.store.rows(
      """
      SELECT c.sha AS sha FROM commits AS c
      JOIN change_facts AS f ON f.repositoryId = c.repositoryId AND f.commitId = c.commitId WHERE \(condition)
      """)
    return try rows.map { try #require(marks[$0.text("sha")]) }.sorted()
  }

  /// One text a row, its commit (`sha`) replaced by the mark, sorted by the mark.
  func lines(_ sql: String) throws -> [String] {
    let rows = try collected.store.rows(sql)
    let marked = try rows.map { row in
      (try #require(marks[row.text("sha")]), row.columns.filter { $0 != "sha" }.map { row.text($0) })
    }
    return marked.sorted { ($0.0, $0.1.joined()) < ($1.0, $1.1.joined()) }.map { ":\($0) \($1.joined(separator: " "))" }
  }
}
