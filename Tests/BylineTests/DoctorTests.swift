import Foundation
import Testing

/// `byline doctor`, the program itself.
@Suite struct DoctorTests {
  private func sandboxWithClone(_ options: [String] = []) throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.git(["clone", "--quiet"] + options + ["file://\(try Sample.source())", "clone"])
    return sandbox
  }

  @Test func aProblemIsToldWithItsCommandAndTheStatusIsOne() throws {
    let sandbox = try sandboxWithClone(["--depth=1"])
    let outcome = try sandbox.byline(["doctor", "clone"])
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasPrefix(
        """
        clone

        problem  The history is cut off: this is a shallow clone
                 Lines older than the cut have no known author; counts, survival and lead times are too
                 small.
                 To mend, fetch the rest:
                     git -C clone fetch --unshallow origin

        problem  Line notes were never fetched: git clone leaves them out

        """))
    let last = outcome.output.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("2 problems, "))
    #expect(outcome.errors == "error: there are 2 problems\n")
  }

  @Test func aWholeCloneHasTheStatusZero() throws {
    let sandbox = try sandboxWithClone()
    for command in [
      "fetch origin refs/notes/*:refs/notes/*", "config --add remote.origin.fetch refs/notes/*:refs/notes/*",
    ] {
      try sandbox.git(command.split(separator: " ").map(String.init), in: "clone")
    }
    let outcome = try sandbox.byline(["doctor"], in: "clone")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output.contains(
        "\nfine     Line notes are here, and fetched: refs/notes/agentblame (2 commits), refs/notes/ai"))
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("clone/.git/byline.sqlite")))
  }

  @Test func programsGetJSON() throws {
    let sandbox = try sandboxWithClone(["--mirror"])
    let outcome = try sandbox.byline(["doctor", "clone", "--format", "json"])
    #expect(outcome.status == 0)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["repository"] as? String == "clone")
    #expect(object["problems"] as? Int == 0)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.count == (object["hints"] as? Int ?? 0) + (object["fine"] as? Int ?? 0))
    #expect(findings.contains { $0["check"] as? String == "shallow-clone" && $0["severity"] as? String == "fine" })
  }

  @Test func aStoreIsLookedIntoAndLeftAsItIs() throws {
    let sandbox = try sandboxWithClone(["--mirror"])
    #expect(try sandbox.byline(["collect", "clone"]).status == 0)
    let store = sandbox.folder.appending(path: "clone/byline.sqlite")
    let before = try Data(contentsOf: store)
    let outcome = try sandbox.byline(["doctor", "clone"])
    #expect(outcome.output.contains("hint     The store has no review records\n"))
    let isSame = try Data(contentsOf: store) == before
    #expect(isSame)
  }

  @Test func theStoreThatWasNamedStandsInTheCommandsWithItsWholePath() throws {
    let sandbox = try sandboxWithClone(["--mirror"])
    let outcome = try sandbox.byline(["doctor", "clone", "--store", "team.sqlite"])
    #expect(outcome.output.contains("    cd clone && byline import FILE --store /"))
    #expect(outcome.output.contains("/team.sqlite\n"))
    #expect(try !sandbox.byline(["doctor", "clone"]).output.contains("--store"))
  }

  @Test func aGitThatIsTooOldIsTheOnlyProblem() throws {
    let sandbox = try sandboxWithClone()
    try sandbox.write("#!/bin/sh\necho git version 2.25.1\n", to: "old/git")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.path("old/git"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let outcome = try sandbox.byline(["doctor", "clone"], environment: ["PATH": "\(sandbox.path("old")):\(path)"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("problem  git 2.25 is too old: Byline needs 2.31\n"))
    #expect(outcome.output.hasSuffix("\n1 problem, 0 hints, 0 fine\n"))
  }

  @Test func anUnknownFormatIsAMistake() throws {
    let outcome = try Sandbox().byline(["doctor", "--format", "html"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("'html' is no format of the doctor's"))
  }

  @Test func noRepositoryIsAnError() throws {
    let outcome = try Sandbox().byline(["doctor"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is not in a git repository"))
  }
}
