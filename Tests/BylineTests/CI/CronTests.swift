import Foundation
import Testing

/// The script for a machine that keeps mirrors.
@Suite struct CronTests {
  private static let script = Program.packageRoot.appending(path: "docs/ci/cron.sh").path

  private static let hasFlock = FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")

  private func machine() throws -> Runner {
    let runner = try Runner()
    try runner.installByline()
    try runner.sandbox.git(["clone", "--quiet", "--mirror", "forge.git", "farm/mirrors/tide.git"])
    return runner
  }

  @Test(.enabled(if: hasFlock, "needs flock"))
  func mirrorsAreFetchedReportedAndMailed() throws {
    let runner = try machine()
    let outcome = try runner.run([Self.script, "farm", "leads@example.com"], in: "")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try runner.sandbox.text("farm/doctor/tide.txt").contains("\n0 problems, "))
    #expect(try runner.sandbox.text("farm/site/index.html").hasPrefix("<!doctype html>"))
    let mail = try runner.sandbox.text("mail.txt")
    #expect(mail.hasPrefix("-s Byline: the week in code leads@example.com\n# Weekly report\n"))
  }

  @Test(.enabled(if: hasFlock, "needs flock"))
  func aMirrorThatCannotBeFetchedIsSaidAndReportedAsItWas() throws {
    let runner = try machine()
    try FileManager.default.removeItem(atPath: runner.sandbox.path("forge.git"))
    let outcome = try runner.run([Self.script, "farm"], in: "")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("not fetched: farm/mirrors/tide.git"))
    #expect(try runner.sandbox.text("farm/weekly.md").hasPrefix("# Weekly report\n"))
    #expect(!FileManager.default.fileExists(atPath: runner.sandbox.path("mail.txt")))
  }

  @Test(.enabled(if: hasFlock, "needs flock"))
  func aBrokenMirrorIsSaidAndTheOthersAreReported() throws {
    let runner = try machine()
    try runner.sandbox.write("nothing\n", to: "farm/mirrors/broken.git/HEAD")
    let outcome = try runner.run([Self.script, "farm"], in: "")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("not examined: farm/mirrors/broken.git\n"))
    #expect(!outcome.errors.contains("not examined: farm/mirrors/tide.git"))
    #expect(try runner.sandbox.text("farm/doctor/tide.txt").contains("\n0 problems, "))
    #expect(try runner.sandbox.text("farm/weekly.md").hasPrefix("# Weekly report\n"))
  }

  @Test func theCrontabFindsWhatIsInstalled() throws {
    let path = "PATH=/usr/local/bin:/usr/bin:/bin\n"
    let call = "30 5 * * 1  /srv/byline/cron.sh /srv/byline leads@example.com\n"
    #expect(try Recipe.text("cron.sh").contains("#   \(path)#   \(call)"))
    #expect(try Recipe.text("../ci.md").contains("    \(path)    \(call)"))
  }

  @Test func aFolderWithoutMirrorsIsAnError() throws {
    let outcome = try Runner().run([Self.script, "nothing"], in: "")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "there is no mirror in nothing/mirrors\n")
  }

  @Test func theScriptParses() throws {
    let outcome = try Runner().run(["bash", "-n", Self.script], in: "")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
