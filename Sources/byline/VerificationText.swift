import Collection
import Facts
import Store

/// What a verification found, in words.
enum VerificationText {
  /// The whole text, with a line end after each line.
  static func text(_ result: VerificationResult, name: String) -> String {
    var lines = [
      "\(name) at \(result.tip.hex.prefix(12)): \(result.filesCompared) of \(result.filesTotal) text files compared",
      "\(result.linesAgreeing) of \(result.linesCompared) lines agree with git blame: "
        + percent(result.linesAgreeing, of: result.linesCompared),
    ]
    for (rule, count) in result.explained.sorted(by: { $0.key < $1.key }) {
      lines.append("\(count) lines differ by a rule: \(words(rule))")
    }
    for (reason, count) in result.unknown.sorted(by: { $0.key < $1.key }) {
      lines.append("\(count) lines more have no known owner: \(words(reason))")
    }
    if result.filesUnread > 0 {
      lines.append("\(result.filesUnread) files more could not be blamed by git: objects are absent")
    }
    if result.linesDiffering > 0 {
      lines.append("\(result.linesDiffering) lines differ without a known reason; the first:")
      lines += result.differences.flatMap(words)
    }
    lines.append(words(result.books))
    return lines.map { $0 + "\n" }.joined()
  }

  /// A share in percent, rounded down: 100 % is all of them and nothing less.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "nothing to compare" }
    let hundredths = part * 10_000 / whole
    let digits = hundredths % 100
    return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits) %"
  }

  private static func words(_ rule: VerificationResult.Rule) -> String {
    switch rule {
    case .binaryOnce: "the file was binary once, and its lines begin with the commit that made it text"
    case .renamePairing: "several new files resemble one removed file, and git blame gives its lines to each of them"
    }
  }

  private static func words(_ reason: VerificationResult.UnknownReason) -> String {
    switch reason {
    case .shallow: "they are older than this shallow clone"
    case .partial: "this partial clone lacks the objects"
    }
  }

  private static func words(_ difference: LineDifference) -> [String] {
    let last = difference.line + difference.count - 1
    let place = difference.count == 1 ? "line \(difference.line)" : "lines \(difference.line)-\(last)"
    return [
      "  \(shown(difference.path)) \(place)", "    Byline: \(owner(difference.ours))",
      "    git:    \(owner(difference.gits))",
    ]
  }

  private static func owner(_ run: BlamedRun?) -> String {
    guard let run else { return "no such line" }
    return run.commit.isNull ? "unknown" : "\(run.commit.hex.prefix(12)) \(shown(run.path)) line \(run.first)"
  }

  /// A path on one line, without what would act on a terminal.
  private static func shown(_ path: [UInt8]) -> String {
    String(
      String.UnicodeScalarView(
        String(decoding: path, as: UTF8.self).unicodeScalars.map {
          $0.value < 0x20 || (0x7f...0x9f).contains($0.value) ? "\u{FFFD}" : $0
        }))
  }

  private static func words(_ books: LineHistoryState) -> String {
    let git = books.counted < 0 ? "git cannot count them here" : "git counts \(books.counted)"
    let unknown = books.unknown > 0 ? ", \(books.unknown) more without a known owner" : ""
    let sum = "\(books.born) lines born, \(books.dead) dead, \(books.alive) alive\(unknown); \(git)"
    return books.isBalanced ? "The books balance: \(sum)" : "The books do NOT balance: \(sum)"
  }
}
