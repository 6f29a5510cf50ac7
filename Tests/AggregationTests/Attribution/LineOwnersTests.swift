import Facts
import Store
import TestSupport
import Testing

@testable import Aggregation

/// How runs of lines are split among those who wrote them.
@Suite struct LineOwnersTests {
  private static func verdict(
    _ origin: ChangeOrigin, agent: String = "", session: String = "", hasRecord: Bool = false
  ) -> ChangeVerdict {
    ChangeVerdict(
      origin: origin, agent: agent, model: "", session: session, hasMark: !agent.isEmpty, hasRecord: hasRecord,
      isSuspected: false)
  }

  private static func claim(
    _ path: Int, _ origin: Origin, _ agent: String, _ lines: [ClosedRange<Int32>]
  ) -> AttestedLines.Claim {
    AttestedLines.Claim(path: path, origin: origin, agent: agent, model: "", session: "", lines: LineRanges(lines))
  }

  /// Commit 1 has a record about path 7; 2 and 3 have marks, 4 has nothing.
  private static let owners = LineOwners(
    attested: AttestedLines(claims: [
      1: [
        claim(7, .ai, "claude", [3...5, 9...9]), claim(7, .human, "", [6...6]), claim(7, .ai, "claude", [10...11]),
        claim(8, .ai, "codex", [1...2]),
      ]
    ]),
    verdicts: [
      1: verdict(.assisted, agent: "several", hasRecord: true), 2: verdict(.assisted, agent: "claude", session: "s1"),
      3: verdict(.agentic, agent: "codex"), 4: verdict(.unmarked),
    ])

  /// The pieces as `first-last origin agent`, a `*` after what belongs to a commit with a record.
  private static func pieces(_ commit: Int32, _ path: Int32, _ first: Int32, _ count: Int32) -> [String] {
    owners.pieces(of: LineRun(commit: commit, path: path, first: first, count: count)).map { piece in
      let writer = owners.writers[piece.writer]
      let agent = writer.agent.isEmpty ? "" : " \(writer.agent)"
      let session = writer.session.isEmpty ? "" : " \(writer.session)"
      let mark = writer.isAttested ? " *" : ""
      return "\(piece.run.first)-\(piece.run.end - 1) \(writer.originWord)\(agent)\(session)\(mark)"
    }
  }

  @Test func aRecordSplitsTheRun() {
    #expect(
      Self.pieces(1, 7, 1, 13) == [
        "1-2 unmarked *", "3-5 ai claude *", "6-6 human *", "7-8 unmarked *", "9-11 ai claude *", "12-13 unmarked *",
      ])
  }

  @Test func aRunBeginsAndEndsWithinClaims() {
    #expect(Self.pieces(1, 7, 4, 1) == ["4-4 ai claude *"])
    #expect(Self.pieces(1, 7, 5, 6) == ["5-5 ai claude *", "6-6 human *", "7-8 unmarked *", "9-10 ai claude *"])
    #expect(Self.pieces(1, 7, 12, 2) == ["12-13 unmarked *"])
  }

  @Test func claimsAreOfOnePath() {
    #expect(Self.pieces(1, 8, 1, 3) == ["1-2 ai codex *", "3-3 unmarked *"])
    #expect(Self.pieces(1, 9, 1, 3) == ["1-3 unmarked *"])
  }

  @Test func withoutARecordTheVerdictDecides() {
    #expect(Self.pieces(2, 7, 1, 3) == ["1-3 assisted claude s1"])
    #expect(Self.pieces(3, 7, 1, 3) == ["1-3 ai codex"])
    #expect(Self.pieces(4, 7, 1, 3) == ["1-3 unmarked"])
  }

  @Test func whatNobodyKnowsIsUnknown() {
    #expect(Self.pieces(0, 0, 1, 3) == ["1-3 unknown"])
    #expect(Self.pieces(99, 7, 1, 3) == ["1-3 unknown"])
    #expect(Self.pieces(1, 7, 1, 0) == [])
  }

  /// Line by line, a run has the writer that a search through all claims finds; no two neighbours have the same.
  @Test(arguments: [1, 2, 3, 4, 5])
  func piecesSayWhatEveryLineSays(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var writers: [Int32: String] = [:]
    var claims: [AttestedLines.Claim] = []
    for (index, agent) in ["a", "b", "c", "a"].enumerated() {
      var lines = LineRanges()
      for line in Int32(1)...60 where writers[line] == nil && Int.random(in: 0...index + 2, using: &random) == 0 {
        lines.append(line...line)
        writers[line] = agent
      }
      claims.append(Self.claim(1, .ai, agent, lines.ranges))
    }
    let owners = LineOwners(
      attested: AttestedLines(claims: [1: claims]), verdicts: [1: Self.verdict(.assisted, hasRecord: true)])
    for _ in 0..<100 {
      let run = LineRun(
        commit: 1, path: 1, first: .random(in: 1...60, using: &random), count: .random(in: 1...30, using: &random))
      let pieces = owners.pieces(of: run)
      let named = pieces.flatMap { piece in
        (piece.run.first..<piece.run.end).map { ($0, owners.writers[piece.writer].agent) }
      }
      #expect(named.map(\.0) == Array(run.first..<run.end))
      #expect(named.map(\.1) == (run.first..<run.end).map { writers[$0] ?? "" })
      #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.writer != $1.writer })
    }
  }
}
