import Foundation
import TestSupport
import Testing

/// `byline blame` and `byline verify`, as a user runs them.
@Suite struct BlameTests {
  /// A repository whose file has a person's lines and, in the middle, an agent's.
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "--quiet", "--initial-branch=main", "tide"])
    try sandbox.write("one\ntwo\nthree\n", to: "tide/src/a.txt")
    try commit(sandbox, "Begin")
    try sandbox.git(["tag", "first"], in: "tide")
    try sandbox.write("one\n=two(\"x\")\nthree\n", to: "tide/src/a.txt")
    try commit(sandbox, "Edit\n\nCo-authored-by: Claude <noreply@anthropic.com>")
    return sandbox
  }

  private static func commit(_ sandbox: Sandbox, _ message: String) throws {
    try sandbox.git(["add", "--all"], in: "tide")
    try sandbox.git(["commit", "--quiet", "-m", message], in: "tide")
  }

  @Test func linesHaveTheirOwnersAsCSV() throws {
    let sandbox = try Self.sandbox()
    let ids = try sandbox.git(["rev-list", "--reverse", "main"], in: "tide").split(separator: "\n").map(String.init)
    let outcome = try sandbox.byline(["blame", "src/a.txt", "--format", "csv"], in: "tide")
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        line,commit,originalPath,originalLine,author,date,origin,agent,model,session
        1,\(ids[0]),src/a.txt,1,Ada Example,2026-08-12T10:00:00Z,unmarked,,,
        2,\(ids[1]),src/a.txt,2,Ada Example,2026-08-12T10:00:00Z,assisted,claude,,
        3,\(ids[0]),src/a.txt,3,Ada Example,2026-08-12T10:00:00Z,unmarked,,,

        """)
  }

  @Test func textStandsBesideTheOwners() throws {
    let sandbox = try Self.sandbox()
    let ids = try sandbox.git(["rev-list", "--reverse", "main"], in: "tide").split(separator: "\n")
    #expect(
      try sandbox.byline(["blame", "src/a.txt"], in: "tide").output == """
        \(ids[0].prefix(10))  unmarked         Ada Example  2026-08-12  1) one
        \(ids[1].prefix(10))  assisted claude  Ada Example  2026-08-12  2) =two("x")
        \(ids[0].prefix(10))  unmarked         Ada Example  2026-08-12  3) three

        """)
  }

  @Test func eachLineIsAnObject() throws {
    let text = try Self.sandbox().byline(["blame", "src/a.txt", "--format", "json"], in: "tide").output
    let objects = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.compactMap { $0["line"] as? Int } == [1, 2, 3])
    #expect(objects.compactMap { $0["agent"] as? String } == ["", "claude", ""])
    #expect(objects.allSatisfy { $0.count == 10 })
  }

  @Test(arguments: [("a.txt", "tide/src"), ("src/a.txt", "tide/src"), ("../src/./a.txt", "tide/src")])
  func aPathIsOfTheFolderOrOfTheTop(path: String, place: String) throws {
    let outcome = try Self.sandbox().byline(["blame", path, "--format", "csv"], in: place)
    #expect(outcome.errors == "")
    #expect(outcome.output.split(separator: "\n").count == 4)
  }

  @Test func anotherCommitIsAskedOfGit() throws {
    let sandbox = try Self.sandbox()
    let first = try sandbox.git(["rev-parse", "first"], in: "tide")
    let outcome = try sandbox.byline(["blame", "src/a.txt", "--repo", "tide", "--ref", "first", "--format", "csv"])
    let records = try CSVReader.records(of: outcome.output).dropFirst()
    #expect(records.map { $0[1] } == [first, first, first])
    #expect(records.map { $0[6] } == ["unmarked", "unmarked", "unmarked"])
  }

  @Test func aCommitThatTheStoreLacksIsUnknown() throws {
    let sandbox = try Self.sandbox()
    try sandbox.git(["checkout", "--quiet", "-b", "side"], in: "tide")
    try sandbox.write("one\nside\nthree\n", to: "tide/src/a.txt")
    try Self.commit(sandbox, "Side")
    try sandbox.git(["checkout", "--quiet", "main"], in: "tide")
    let outcome = try sandbox.byline(["blame", "src/a.txt", "--ref", "side", "--format", "csv"], in: "tide")
    let records = try CSVReader.records(of: outcome.output).dropFirst()
    #expect(records.map { $0[6] } == ["unmarked", "unknown", "unmarked"])
    #expect(records.map { $0[4] } == ["Ada Example", "", "Ada Example"])
  }

  @Test(arguments: [
    ("src/b.txt", "there is no file src/b.txt", "did you mean 'src/a.txt'?"),
    ("src", "src is a folder", "a file in it"),
  ])
  func aFileThatIsNotThereIsAnError(path: String, message: String, hint: String) throws {
    let outcome = try Self.sandbox().byline(["blame", path], in: "tide")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message))
    #expect(outcome.errors.contains(hint))
  }

  @Test func aBinaryFileHasNoLines() throws {
    let sandbox = try Self.sandbox()
    try sandbox.write("a\0b\n", to: "tide/b.bin")
    try Self.commit(sandbox, "Binary")
    let outcome = try sandbox.byline(["blame", "b.bin"], in: "tide")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("b.bin is a binary file: it has no lines"))
  }

  @Test func anUnknownFormatIsAMistake() throws {
    #expect(try Self.sandbox().byline(["blame", "src/a.txt", "--format", "html"], in: "tide").status == 64)
  }

  @Test func theOwnersAreGitsOwn() throws {
    let outcome = try Self.sandbox().byline(["verify", "--all"], in: "tide")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("3 of 3 lines agree with git blame: 100.00 %"))
    #expect(outcome.output.contains("The books balance: 4 lines born, 1 dead, 3 alive; git counts 3"))
  }

  @Test func aWrongOwnerIsFound() throws {
    let sandbox = try Self.sandbox()
    _ = try sandbox.byline(["collect", "--store", "s.sqlite", "tide"])
    try sandbox.swapOwners(in: "s.sqlite")
    let outcome = try sandbox.byline(["verify", "tide", "--store", "s.sqlite", "--no-collect"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 lines differ without a known reason; the first:\n  src/a.txt line 2\n"))
  }
}
