import Foundation
import Testing

/// Where in a repository Byline is started makes no difference.
@Suite struct PlaceTests {
  private static let question = ["query", "throughput", "--week", "2026-W33", "--as-of", Sample.moment]

  @Test func everyFolderOfTheRepositoryIsTheRepository() throws {
    let sandbox = try Sandbox()
    try sandbox.addSampleClone()
    try sandbox.git(["worktree", "add", "--quiet", "--detach", "../linked"], in: "tidepool")
    for place in ["tidepool/Sources", "tidepool", "tidepool/.git", "linked", "linked/Sources"] {
      let outcome = try sandbox.byline(Self.question, in: place)
      #expect(outcome.status == 0, "\(place)")
      #expect(outcome.errors.isEmpty, "\(place)")
      #expect(outcome.output.contains("_tidepool · 2026-W33"), "\(place)")
      #expect(outcome.output.contains(" 12 changes |"), "\(place)")
    }
    #expect(FileManager.default.fileExists(atPath: sandbox.path("tidepool/.git/byline.sqlite")))
    #expect(try sandbox.git(["status", "--porcelain"], in: "tidepool").isEmpty)
  }

  @Test func anotherRefCanBeNamed() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample()
    let outcome = try sandbox.byline(["collect", "tidepool.git", "--ref", "v0.2.0"])
    #expect(outcome.output.hasPrefix("tidepool (v0.2.0): "))
    #expect(!outcome.output.contains("135"))
  }

  @Test func aRepositoryWithoutCommitsIsEmptyNotWrong() throws {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "--quiet", "--initial-branch=main", "new"])
    let outcome = try sandbox.byline(["report", "--as-of", Sample.moment], in: "new")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("nothing landed in new."))
  }
}
