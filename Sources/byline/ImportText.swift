import Collectors
import Facts

/// What is said about an import.
enum ImportText {
  /// How many rejections of a file are told.
  static let toldReasons = 5

  /// What one file was, and the first of what was passed over; for standard error.
  static func lines(_ file: String, _ tally: ReadingTally) -> [String] {
    let name = file == "-" ? "standard input" : file
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
