import Foundation
import Testing

/// What a team's own rules change in the answer.
@Suite struct TeamRulesTests {
  private func answer(_ question: [String], settings: String) throws -> [String: String] {
    let sandbox = try Sandbox()
    try sandbox.addSampleClone()
    if !settings.isEmpty { try sandbox.write(settings, to: "tidepool/.byline.yml") }
    let outcome = try sandbox.byline(
      ["query"] + question + ["--as-of", Sample.moment, "--since", "2026-05-18"], in: "tidepool")
    try #require(outcome.status == 0, "\(outcome.errors)")
    var values: [String: String] = [:]
    for line in outcome.output.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.count > 2 { values[cells[0]] = cells[2].isEmpty ? cells[1] : "\(cells[1]) (\(cells[2]))" }
    }
    return values
  }

  @Test func aSignatureOfTheirOwnIsFound() throws {
    let commit = "3f506bb"
    let sandbox = try Sandbox()
    try sandbox.addSampleClone()
    let settings = """
      signatures:
        - {id: swarm, agent: swarm, role: agent, kind: co-author, email: swarm@example.com}
      """
    try sandbox.write(settings, to: "tidepool/.byline.yml")
    #expect(try sandbox.byline(["collect"], in: "tidepool").status == 0)
    let evidence = try sandbox.marks(of: commit, in: "tidepool/.git/byline.sqlite")
    #expect(evidence.contains("swarm"))
    #expect(try !Sandbox().marks(of: commit, in: "\(try Sample.path())/byline.sqlite").contains("swarm"))
  }

  @Test func aBuiltInSignatureCanBeSwitchedOff() throws {
    let question = ["label-coverage"]
    let before = try answer(question, settings: "")
    let after = try answer(question, settings: "signatures:\n  - {id: claude-identity, disabled: true}\n")
    #expect(before["label-coverage"] != nil)
    #expect(before["label-coverage"] != after["label-coverage"])
  }

  @Test func aPatternTakesFilesOutOfTheShares() throws {
    let question = ["origin-mix"]
    let before = try answer(question, settings: "")
    let after = try answer(question, settings: "classes:\n  - {pattern: \"web/**\", class: generated}\n")
    #expect(before["lines.excluded"] != nil)
    #expect(before["lines.excluded"] != after["lines.excluded"])
  }

  @Test func unmarkedCountsAsHumanOnlyByTheirDecisionAndTheReportSaysSo() throws {
    let plain = try Sample.byline(["report"])
    #expect(plain.output.contains("- **Unmarked lines**: unmarked is not human\n"))
    let enforced = try Sample.byline(["report", "--unmarked", "human"])
    #expect(enforced.output.contains("- **Unmarked lines**: counted as human, by this team's setting\n"))
    #expect(enforced.output.contains("This team marks all AI work, and counts what is unmarked as human."))
    func row(_ report: String, _ start: String) -> [String] {
      let line = report.split(separator: "\n").first { $0.hasPrefix("| \(start)") } ?? ""
      return line.split(separator: "|").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(row(plain.output, "human: attested") == ["6", "4.9 %", "0", "0.0 %"])
    #expect(row(plain.output, "unmarked: nothing") == ["20", "16.4 %", "2", "15.4 %"])
    #expect(row(enforced.output, "human: attested") == ["26", "21.3 %", "2", "15.4 %"])
    #expect(row(enforced.output, "unmarked: nothing") == ["0", "0.0 %", "0", "0.0 %"])
  }
}
