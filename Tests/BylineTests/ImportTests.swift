import Foundation
import Testing

@Suite struct ImportTests {
  private static let pulls = """
    [{"number":1,"url":"https://github.com/acme/tool/pull/1","state":"OPEN","isDraft":false},
     {"number":2,"url":"https://github.com/acme/tool/pull/2","state":"OPEN","reviews":[
       {"id":"1","author":{"login":"eve"},"state":"APPROVED","submittedAt":"2026-01-01T00:00:00Z"}]}]
    """

  @Test func theLastLineSaysWhatCameIn() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline(["import", sandbox.path("pulls.json"), "--store", sandbox.path("s.sqlite")])
    #expect(outcome.status == 0)
    #expect(outcome.output == "2 changes, 1 review, 0 comments, 0 rejected\n")
    #expect(outcome.errors.contains("GitHub GraphQL or gh (2 records)"))
  }

  @Test func damageIsToldAndPassedOver() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "{\"number\":1,\"isDraft\":true}\n{\"number\":\n{\"number\":2,\"isDraft\":true}\n", to: "a.ndjson")
    let arguments = ["import", sandbox.path("a.ndjson"), "--store", sandbox.path("s.sqlite")]
    let outcome = try sandbox.byline(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output == "2 changes, 0 reviews, 0 comments, 1 rejected\n")
    #expect(outcome.errors.contains("  line 2, byte 28: "))
    let strict = try sandbox.byline(arguments + ["--strict"])
    #expect(strict.status == 2)
    #expect(strict.output == "2 changes, 0 reviews, 0 comments, 1 rejected\n")
    #expect(strict.errors.contains("error: 1 record could not be read"))
  }

  @Test func quietSaysOnlyTheCounts() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline(["import", sandbox.path("pulls.json"), "-q", "--store", sandbox.path("s.sqlite")])
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output == "2 changes, 1 review, 0 comments, 0 rejected\n")
  }

  /// Files of which nothing fits: their content, and what the error says and advises.
  private static let useless: [(content: String, error: String, hint: String)] = [
    (
      "<html><body>502 Bad Gateway</body></html>", "line 1, byte 0: no JSON value begins like this",
      "an error of the server"
    ),
    ("PK\u{3}\u{4}\u{0}", "line 1, byte 0: no JSON value begins like this", "it is a zip archive"),
    ("\u{7f}ELF\u{0}\u{1}", "line 1, byte 0: no JSON value begins like this", "it is binary"),
    ("a,b\n1,2\n", "line 1, byte 0: no JSON value begins like this", "byline import --help"),
    ("{\"name\":\"x\"}", "not a record of any forge that is known (it has name)", "byline import --help"),
  ]

  @Test(arguments: useless.indices)
  func aFileOfWhichNothingFitsIsAnError(index: Int) throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.useless[index].content, to: "a.json")
    try sandbox.write(Self.pulls, to: "pulls.json")
    // The other file comes in all the same, and the last line says so.
    let outcome = try sandbox.byline([
      "import", sandbox.path("a.json"), sandbox.path("pulls.json"), "--store", sandbox.path("s.sqlite"),
    ])
    #expect(outcome.status == 2)
    #expect(outcome.output == "2 changes, 1 review, 0 comments, 1 rejected\n")
    #expect(outcome.errors.contains("a.json holds no review records ("))
    #expect(outcome.errors.contains(Self.useless[index].error))
    #expect(outcome.errors.contains(Self.useless[index].hint))
  }

  @Test(arguments: ["", "[]", "[]\n[]\n"])
  func anEmptyFileIsNone(content: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(content, to: "a.json")
    let outcome = try sandbox.byline(["import", sandbox.path("a.json"), "--store", sandbox.path("s.sqlite")])
    #expect(outcome.status == 0)
    #expect(outcome.output == "0 changes, 0 reviews, 0 comments, 0 rejected\n")
  }

  @Test func aMissingFileIsToldBeforeAnythingIsWritten() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline([
      "import", sandbox.path("pulls.json"), sandbox.path("none.json"), "--store", sandbox.path("s.sqlite"),
    ])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("none.json cannot be read: No such file or directory"))
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("s.sqlite")))
  }

  /// Gzip without compression, of which all but the end is there: what stood before the cut comes in.
  @Test func whatStoodBeforeACutInGzipComesIn() throws {
    let sandbox = try Sandbox()
    let text = Array(#"{"number":1,"isDraft":true}"#.utf8) + [0x0a] + Array(#"{"number":2,"isDraft":true}"#.utf8)
    let (low, high) = (UInt8(text.count & 0xff), UInt8(text.count >> 8))
    let packed: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, low, high, ~low, ~high] + text
    try Data(packed).write(to: URL(filePath: sandbox.path("cut.gz")))
    let outcome = try sandbox.byline([
      "import", sandbox.path("cut.gz"), "--project", "github.com/a/b", "--store", sandbox.path("s.sqlite"),
    ])
    #expect(outcome.status == 2)
    #expect(outcome.output == "2 changes, 0 reviews, 0 comments, 0 rejected\n")
    #expect(outcome.errors.contains("cut.gz ends inside its gzip data"))
    #expect(outcome.errors.contains("hint: fetch the file again"))
  }

  private static let wrongUses: [(arguments: [String], status: Int32)] = [
    (["--forge", "svn"], 64), (["--project", "nowhere"], 64), (["no-such-file.json"], 2),
  ]

  @Test(arguments: wrongUses.indices)
  func wrongUseIsTold(index: Int) throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline(
      ["import", sandbox.path("pulls.json"), "--store", sandbox.path("s.sqlite")] + Self.wrongUses[index].arguments)
    #expect(outcome.status == Self.wrongUses[index].status)
    #expect(outcome.errors.contains("error: "))
  }
}
