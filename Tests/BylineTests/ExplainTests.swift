import Foundation
import Store
import Testing

/// `byline explain`, as a user runs it.
@Suite struct ExplainTests {
  /// A repository with a squash that an agent helped with, and a store with the records of its request.
  private static func sandbox() throws -> (Sandbox, commit: String) {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "--quiet", "--initial-branch=main", "tide"])
    try sandbox.git(["remote", "add", "origin", "git@github.com:octo/tide.git"], in: "tide")
    for (text, message) in [
      ("one\n", "Begin"), ("one\ntwo\n", "Add harbour (#2)\n\nCo-authored-by: Claude <noreply@anthropic.com>"),
      ("one\ntwo\nthree\n", "Push directly"),
    ] {
      try sandbox.write(text, to: "tide/a.txt")
      try sandbox.git(["add", "--all"], in: "tide")
      try sandbox.git(["commit", "--quiet", "-m", message], in: "tide")
    }
    let commit = try sandbox.git(["rev-parse", "HEAD^"], in: "tide")
    let head = String(repeating: "a", count: 40)
    let store = try FactStore(path: sandbox.path("tide/.git/byline.sqlite"))
    let none = Row.Value.null
    try store.replaceVerdicts(of: 0) { writer in
      try writer.add(
        to: "projects", [.integer(1), .text("github"), .text("github.com"), .text("octo/tide"), .null])
      for (id, login, hint) in [(1, "ada-l", "person"), (2, "bea", "person"), (3, "coderabbitai", "bot")] {
        try writer.add(
          to: "actors",
          [
            .integer(Int64(id)), .text("github"), .text("github.com"), .text(login), .text(""), .text(""), .text(hint),
          ])
      }
      try writer.add(
        to: "requests",
        [
          .integer(1), .integer(2), .text(""), .text("Add harbour"), .text(""), .text("merged"), .integer(0), none,
          none, none, .integer(1_786_528_800), none, .integer(1), .integer(2), .text("main"), .text("claude/harbour"),
          .text(head), .text(commit), .text(""), none, none, none, none, .text(""), .text(""), .text(""),
          .text("reviews"), .text(""),
        ])
      for (key, kind, actor, time, sha) in [
        ("1", "changes-requested", 3, 1_786_500_000, head), ("2", "approved", 2, 1_786_500_060, head),
        ("3", "comment", 1, 1_786_500_120, ""),
      ] {
        try writer.add(
          to: "request_events",
          [
            .integer(1), .integer(2), .text(key), .text(kind), .integer(Int64(actor)), .integer(Int64(time)),
            .text(sha), .text(""), .text(""), .integer(0),
          ])
      }
    }
    return (sandbox, commit)
  }

  @Test(arguments: ["2", "#2", "octo/tide#2", "Octo/Tide#2"])
  func aRequestIsExplained(_ name: String) throws {
    let (sandbox, commit) = try Self.sandbox()
    let outcome = try sandbox.byline(["explain", name], in: "tide")
    #expect(outcome.errors == "")
    let id = commit.prefix(12)
    #expect(
      outcome.output == """
        request octo/tide#2 Add harbour
          origin                assisted
          agent                 claude
          state                 merged
          opened by             person (ada-l)
          set to work by        Ada Example
          merged by             person (bea)
          landed                squash as \(id), by J1, confidence high
          AI lines              1 of 1 added lines that count
          verified              yes: an independent person approved the merged head
          stale                 no
          merged by its author  no

        Evidence
          request       weak agent    branch     claude-branch    claude  claude/harbour
          \(id)  strong agent  co-author  claude-identity  claude  Claude <noreply@anthropic.com>

        Joins
          \(id)  J5  high confidence  the squash of the whole request  Add harbour (#2)

        Reviews
          2026-08-12T02:00:00Z  changes-requested  coderabbitai (reviewer)  does not count: an AI reviewer is no person
          2026-08-12T02:01:00Z  approved           bea (person)             counts: an independent person, of the merged head
          2026-08-12T02:02:00Z  comment            ada-l (person)           does not count: it is the author, or who set the agent to work

        """)
  }

  @Test func aCommitIsExplained() throws {
    let (sandbox, commit) = try Self.sandbox()
    let id = commit.prefix(12)
    #expect(
      try sandbox.byline(["explain", String(commit.prefix(7))], in: "tide").output == """
        commit \(id) Add harbour (#2)
          origin  assisted
          agent   claude
          author  Ada Example <ada@people.example>
          landed  by itself

        Evidence
          \(id)  strong agent  co-author  claude-identity  claude  Claude <noreply@anthropic.com>

        Joins
          \(id)  J5  high confidence  the squash of the whole request  octo/tide#2

        """)
    let direct = try sandbox.byline(["explain", try sandbox.git(["rev-parse", "HEAD"], in: "tide")], in: "tide").output
    #expect(direct.contains("change request  none that is known: pushed directly, or without a record\n"))
    #expect(direct.contains("No commit was joined to a change request.\n"))
  }

  @Test func anExplanationIsJSON() throws {
    let (sandbox, commit) = try Self.sandbox()
    let output = try sandbox.byline(["explain", "2", "--format", "json"], in: "tide").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(object["name"] as? String == "octo/tide#2")
    #expect((object["verdict"] as? [String: String])?["origin"] == "assisted")
    #expect((object["joins"] as? [[String: Any]])?.first?["commit"] as? String == commit)
    let reviews = try #require(object["reviews"] as? [[String: Any]])
    #expect(reviews.map { $0["counts"] as? Bool } == [false, true, false])
  }

  @Test func whatIsNotKnownIsSaid() throws {
    let (sandbox, _) = try Self.sandbox()
    let outcome = try sandbox.byline(["explain", "#77"], in: "tide")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        error: nothing is known of '#77'
          hint: give a change request as #12 or owner/name#12, or a commit by at least 4 digits of its id

        """)
    #expect(try sandbox.byline(["explain", "2", "--format", "xml"], in: "tide").status == 64)
  }
}
