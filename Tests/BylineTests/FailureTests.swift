import Foundation
import Testing

/// What cannot be done is said in a sentence, with status 2.
@Suite struct FailureTests {
  @Test func aFolderThatIsNoRepository() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.byline(["report", sandbox.path("home")])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors
        == "error: \(sandbox.path("home")) is not in a git repository\n  hint: name one: byline report PATH\n")
  }

  @Test func aFolderThatDoesNotExist() throws {
    let outcome = try Sandbox().byline(["collect", "nowhere"])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "error: there is no folder nowhere\n  hint: name a folder of a git repository\n")
  }

  @Test func anUnknownRefNamesTheBranches() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    let outcome = try sandbox.byline(["report", "tidepool.git", "--ref", "release"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: there is no commit named 'release'\n  hint: name another with --ref ("))
    #expect(outcome.errors.contains("main"))
  }

  @Test func aStoreThatIsNoDatabase() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    let letter = String(repeating: "Dear reader, this is a letter. ", count: 100)
    try sandbox.write(letter, to: "letter.txt")
    let outcome = try sandbox.byline(["report", "tidepool.git", "--store", sandbox.path("letter.txt")])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("letter.txt is not a Byline store"))
    #expect(outcome.errors.contains("hint: "))
    #expect(try sandbox.text("letter.txt") == letter)
  }

  @Test func aStoreInAFolderThatIsAFile() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    try sandbox.write("text", to: "file")
    let outcome = try sandbox.byline(["collect", "tidepool.git", "--store", sandbox.path("file/team.sqlite")])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("\n  hint: name another file with --store or BYLINE_STORE\n"))
  }

  @Test func aStoreThatIsMissing() throws {
    let outcome = try Sandbox().byline(["report", "--store", "none.sqlite"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "error: there is no store at none.sqlite\n  hint: make it: byline collect REPO --store none.sqlite\n")
  }

  @Test(.enabled(if: geteuid() != 0, "root can write everywhere"))
  func aRepositoryThatCannotBeWrittenIsKeptInTheCache() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: sandbox.path("tidepool.git"))
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.path("tidepool.git")) }
    #expect(try sandbox.byline(["collect", "tidepool.git"]).status == 0)
    let cached = try files.contentsOfDirectory(atPath: sandbox.path("cache/byline"))
    #expect(cached.contains { $0.hasPrefix("tidepool-") && $0.hasSuffix(".sqlite") })
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func aFullDisk() throws {
    let sandbox = try Sandbox()
    let (process, output, errors) = try sandbox.bylineProcess(["metrics", "list"])
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    try process.run()
    let outcome = try Program.outcome(of: process, output: output, errors: errors)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: standard output cannot be written: "))
  }

  @Test func aRecordThatCannotBeReadFailsOnlyWhenStrict() throws {
    #expect(try Sample.byline(["report"]).status == 0)
    let strict = try Sample.byline(["report", "--strict"])
    #expect(strict.status == 2)
    #expect(strict.output.isEmpty)
    #expect(strict.errors.contains("parts of records could not be read; the first is in "))
    #expect(strict.errors.contains("\n  hint: leave out --strict to count them and go on\n"))
  }
}
