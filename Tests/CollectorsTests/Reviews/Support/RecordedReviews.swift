import Collectors
import Facts
import Foundation
import Testing

/// Review records that real forges gave out, which lie beside the project where it is developed.
enum RecordedReviews {
  static let folder = "../shared/reviews"
  /// True where the records are.
  static let arePresent = FileManager.default.fileExists(atPath: folder)
  /// Why a test of them is skipped.
  static let reason: Comment = "needs ../shared/reviews"

  /// The items of a file, and what came of reading it.
  static func read(
    _ path: String, formats: [any ReviewFormat.Type] = ReviewFormatRegistry.all
  ) throws -> (items: [ReviewItem], tally: ReadingTally) {
    var items: [ReviewItem] = []
    var input = try ByteInput(path: "\(folder)/\(path)")
    var reader = ReviewReader(name: path, formats: formats) { items += $0 }
    let tally = try reader.read(&input)
    return (items, tally)
  }

  /// The rows of a table, by column.
  static func table(_ path: String) throws -> [[String: String]] {
    let text = try String(decoding: Data(contentsOf: URL(filePath: "\(folder)/\(path)")), as: UTF8.self)
    let rows = records(of: text)
    let header = try #require(rows.first)
    return rows.dropFirst().filter { $0.count == header.count }.map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { $1 })
    }
  }

  /// The JSON in a table's `data` column, read by Foundation.
  static func data(_ path: String) throws -> [[String: Any]] {
    try table(path).map { row in
      let data = Data(try #require(row["data"]).utf8)
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
  }

  /// The bodies of recorded exchanges that went well, read by Foundation, with the address of each.
  static func bodies(_ path: String) throws -> [(url: String, body: [String: Any])] {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))
    let exchanges = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return exchanges.flatMap { exchange -> [(url: String, body: [String: Any])] in
      guard let status = exchange["status"] as? Int, status < 300, let url = exchange["url"] as? String else {
        return []
      }
      let list = exchange["body"] as? [[String: Any]] ?? (exchange["body"] as? [String: Any]).map { [$0] } ?? []
      return list.map { (url, $0) }
    }
  }

  /// A table's cells: quotes may hold anything, lines may end in any way.
  private static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    while let byte = bytes.popFirst() {
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if bytes.first == byte {
          cell.append(bytes.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: ","), 0x0a:
        record.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0a {
          records.append(record)
          record = []
        }
      case 0x0d: break
      default: cell.append(byte)
      }
    }
    if !record.isEmpty || !cell.isEmpty { records.append(record + [String(decoding: cell, as: UTF8.self)]) }
    return records
  }
}

extension [ReviewItem] {
  /// The change requests, those of one number together.
  var requests: [RequestRecord] {
    compactMap { item in
      if case .request(let record) = item { return record }
      return nil
    }
  }

  /// The deployments.
  var deployments: [DeploymentRecord] {
    compactMap { item in
      if case .deployment(let record) = item { return record }
      return nil
    }
  }

  /// The releases.
  var releases: [ReleaseRecord] {
    compactMap { item in
      if case .release(let record) = item { return record }
      return nil
    }
  }

  /// The checks.
  var checks: [CheckRecord] {
    compactMap { item in
      if case .check(let record) = item { return record }
      return nil
    }
  }

  /// The other names of projects.
  var aliases: [ProjectAlias] {
    compactMap { item in
      if case .alias(let alias) = item { return alias }
      return nil
    }
  }

  /// All events of change requests.
  var events: [RequestEvent] { requests.flatMap(\.events) }
}

extension ReviewFormat {
  /// The items of a value written as JSON, and why it was not taken.
  static func read(
    _ json: String, url: String? = nil, input: String? = nil
  ) throws -> (items: [ReviewItem], rejections: [String], isIgnored: Bool) {
    let value = try #require(JSONText(Array(json.utf8))).root
    let inputValue = try input.map { try #require(JSONText(Array($0.utf8))).root }
    var context = ReviewContext(url: url, input: inputValue)
    let format = ReviewFormatRegistry.format(of: value, context, among: ReviewFormatRegistry.all.map { $0.init() })
    #expect(format.map { type(of: $0).id } == Self.id)
    let items = Self().items(in: value, &context)
    return (items, context.rejections, context.isIgnored)
  }
}
