import Aggregation
import Facts

/// An explanation as aligned plain text.
struct ExplanationText {
  private let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  var text: String {
    let name = explanation.kind == "commit" ? String(explanation.name.prefix(12)) : explanation.name
    var parts = [PlainText.line("\(explanation.kind) \(name)  \(explanation.title)") + "\n"]
    parts.append(table(explanation.verdict.map { [$0.name, $0.value] }))
    parts.append(section("Evidence", explanation.signs.map(row), none: "No mark of an agent or a bot was found."))
    parts.append(section("Joins", explanation.joins.map(row), none: "No commit was joined to a change request."))
    if explanation.kind == "request" {
      parts.append(section("Reviews", explanation.reviews.map(row), none: "No review is recorded."))
    }
    return parts.joined()
  }

  private func row(_ sign: Explanation.Sign) -> [String] {
    let place = sign.commit.isEmpty ? "request" : String(sign.commit.prefix(12))
    let who = [sign.agent, sign.model].filter { !$0.isEmpty }.joined(separator: " ")
    return [place, "\(sign.strength) \(sign.role)", sign.channel, sign.rule, who, sign.mark]
  }

  private func row(_ join: Explanation.Join) -> [String] {
    let what = explanation.kind == "request" ? join.subject : join.request
    return [String(join.commit.prefix(12)), join.rule, "\(join.confidence) confidence", join.meaning, what]
  }

  private func row(_ review: Explanation.Review) -> [String] {
    [
      review.time.map { Calendar.timeLabel(Int64($0)) } ?? "time not known", review.kind,
      "\(review.actor) (\(review.actorKind))", "\(review.counts ? "counts" : "does not count"): \(review.reason)",
    ]
  }

  private func section(_ title: String, _ rows: [[String]], none: String) -> String {
    "\n\(title)\n" + (rows.isEmpty ? "  \(none)\n" : table(rows))
  }

  private func table(_ rows: [[String]]) -> String {
    let cells = rows.map { $0.map { TextWidth.shortened(PlainText.line($0), to: 100) } }
    let widths = (0..<(cells.first?.count ?? 0)).map { column in
      cells.map { TextWidth.columns($0[column]) }.max() ?? 0
    }
    return cells.map { row in
      var line = "  " + zip(row, widths).map { TextWidth.padded($0, to: $1, isRight: false) }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
