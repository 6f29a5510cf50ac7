import Collectors
import Facts
import Foundation

/// What is said about an import.
enum ImportText {
  /// How many rejections of a file are told.
  static let toldReasons = 5

  /// What one file was, and the first of what was passed over; for standard error.
  static func lines(_ file: String, _ tally: ReadingTally) -> [String] {
    let name = name(of: file)
    let formats = tally.formats.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) (\(count($0.value, "record")))" }
    var parts = formats.isEmpty ? ["no review records"] : formats
    if tally.ignored > 0 { parts.append("\(tally.ignored) not about reviews") }
    if tally.rejected > 0 { parts.append("\(tally.rejected) rejected") }
    var lines = ["\(name): \(parts.joined(separator: ", "))"]
    for reason in tally.reasons.prefix(toldReasons) { lines.append("  \(reason.place): \(reason.reason)") }
    if tally.rejected > toldReasons { lines.append("  and \(tally.rejected - toldReasons) more") }
    return lines
  }

  /// A file's name, as people call it.
  static func name(of file: String) -> String { file == "-" ? "standard input" : file }

  /// How far the reading of a file is: `pulls.json: 120 of 200 MB, 61 MB a second, 0:02 left`.
  static func progress(_ name: String, _ done: Int, of length: Int?, seconds: Double) -> String {
    let rate = Double(done) / max(seconds, 0.001)
    var text = "\(name): \(done / 1_000_000)"
    if let length { text += " of \(length / 1_000_000)" }
    text += " MB, \(Int(rate / 1_000_000)) MB a second"
    guard let length, done > 0 else { return text }
    let left = Int(Double(length - done) / max(rate, 1))
    return text + ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
  }

  /// What is wrong with a file of which nothing fits; nil where anything did, or where it is empty.
  static func failure(of file: String, _ tally: ReadingTally) -> BylineError? {
    guard tally.records == 0, tally.ignored == 0, let first = tally.reasons.first else { return nil }
    return BylineError(
      .failure, "\(name(of: file)) holds no review records (\(first.place): \(first.reason))", hint: hint(for: file))
  }

  /// What to do about a file that is none of those that can be read, by how it begins.
  private static func hint(for file: String) -> String {
    let handle = file == "-" ? nil : FileHandle(forReadingAtPath: file)
    let beginning = [UInt8]((try? handle?.read(upToCount: 512)) ?? Data())
    if beginning.starts(with: Array("PK".utf8)) { return "it is a zip archive: unpack it first" }
    if beginning.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "<") {
      return "it is a page of HTML or XML, perhaps an error of the server: fetch it again"
    }
    if beginning.contains(0) {
      return "it is binary: name JSON, JSON lines or DevLake's tables, packed with gzip or not"
    }
    return "see “byline import --help” for what can be read"
  }

  /// What came in; the last line is always the same four counts.
  static func summary(_ tally: ReadingTally) -> String {
    var text = ""
    let others = [(tally.deployments, "deployment"), (tally.releases, "release"), (tally.checks, "check")]
      .filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    if !others.isEmpty { text += "\(others.joined(separator: ", "))\n" }
    return "\(text)\(counts(tally))\n"
  }

  /// The four counts that say what came in.
  static func counts(_ tally: ReadingTally) -> String {
    "\(count(tally.changes, "change")), \(count(tally.reviews, "review")), \(count(tally.comments, "comment")), "
      + "\(tally.rejected) rejected"
  }

  private static func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
}
