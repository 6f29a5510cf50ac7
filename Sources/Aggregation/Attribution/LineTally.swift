import Facts
import Store

/// Added and deleted lines by the day they landed and by everything that metrics group them by.
struct LineTally {
  struct Key: Hashable {
    var day: Int
    var week: Int
    var origin: Origin
    var agent: String
    var model: String
    var isAttested: Bool
    var fileClass: String
    var language: String
    var directory: String
    var person: Int
  }

  private(set) var counts: [Key: (added: Int, deleted: Int)] = [:]

  mutating func add(_ key: Key, added: Int, deleted: Int) {
    guard added > 0 || deleted > 0 else { return }
    counts[key, default: (0, 0)].added += added
    counts[key, default: (0, 0)].deleted += deleted
  }

  /// Writes the tally, sorted, so that the same facts give the same rows in the same order.
  func write(_ repository: Int, to writer: inout VerdictWriter) throws {
    func order(_ key: Key) -> (Int, String, String, String, String) {
      (
        key.day, key.origin.rawValue + (key.isAttested ? "1" : "0") + key.agent, key.model + "\u{1}" + key.fileClass,
        key.language + "\u{1}" + key.directory, String(key.person)
      )
    }
    let rows = counts.map { (order: order($0.key), key: $0.key, count: $0.value) }.sorted { $0.order < $1.order }
    for row in rows {
      let key = row.key
      try writer.add(
        to: "line_facts",
        [
          .integer(Int64(repository)), .integer(Int64(key.day)), .integer(Int64(key.week)), .text(key.origin.rawValue),
          .text(key.agent), .text(key.model), .integer(key.isAttested ? 1 : 0), .text(key.fileClass),
          .text(key.language), .text(key.directory), .integer(Int64(key.person)), .integer(Int64(row.count.added)),
          .integer(Int64(row.count.deleted)),
        ])
    }
  }
}
