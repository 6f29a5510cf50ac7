import Foundation
import Testing

/// `byline dashboard`, the program itself.
@Suite struct DashboardTests {
  private static let moment = ["--as-of", "2026-08-20T12:00:00Z"]

  /// Every file below a folder, by its path there.
  private static func files(in folder: String) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return try paths.reduce(into: [:]) { files, path in
      var isFolder: ObjCBool = false
      let whole = "\(folder)/\(path)"
      guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else { return }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: whole))
    }
  }

  @Test func theCommittedSampleIsUpToDate() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.byline(
      ["dashboard", "--quiet", "--no-collect", "--output", sandbox.path("site")] + Self.moment
        + [try Sample.reviewedPath()])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    let made = try Self.files(in: sandbox.path("site"))
    let recorded = try Self.files(in: Program.packageRoot.appending(path: "Reports/dashboard").path)
    #expect(made.keys.sorted() == recorded.keys.sorted())
    for (path, text) in made {
      let isSame = recorded[path] == text
      #expect(isSame, "Reports/dashboard/\(path) is out of date: read what changed, then run make reports")
    }
  }

  @Test func saysWhereToLookAndTakesAwayWhatAnEarlierSiteLeft() throws {
    let sandbox = try Sandbox()
    let site = sandbox.path("site")
    try FileManager.default.createDirectory(atPath: "\(site)/data", withIntermediateDirectories: true)
    let page = "<head><meta name=\"generator\" content=\"Byline\"></head>"
    for name in ["people.html", "data/people-byline-chart-1.csv", "mine.html", "data/mine.csv"] {
      try Data(page.utf8).write(to: URL(fileURLWithPath: "\(site)/\(name)"))
    }
    try Data("somebody's".utf8).write(to: URL(fileURLWithPath: "\(site)/repositories.html"))
    let outcome = try sandbox.byline(
      ["dashboard", "--no-collect", "-o", site] + Self.moment + [try Sample.path()])
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasSuffix(" files in \(site): open \(site)/index.html\n"))
    let names = try Self.files(in: site).keys
    #expect(!names.contains("people.html") && !names.contains("data/people-byline-chart-1.csv"))
    #expect(names.contains("mine.html") && names.contains("data/mine.csv"))
    #expect(names.contains("repositories.html"), "a page that Byline did not make was taken away")
  }

  @Test func doesNotWriteOverAPageOfSomethingElse() throws {
    let sandbox = try Sandbox()
    let site = sandbox.path("site")
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
    try Data("somebody's".utf8).write(to: URL(fileURLWithPath: "\(site)/index.html"))
    let outcome = try sandbox.byline(["dashboard", "--no-collect", "-o", site] + Self.moment + [try Sample.path()])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("was not made by Byline"))
    #expect(try Self.files(in: site) == ["index.html": Data("somebody's".utf8)])
  }

  /// The features of the chart are those of the headline, whether or not anybody knows who made them.
  @Test func thePictureOfFeaturesAddsUpToTheirNumber() throws {
    let recorded = try Self.files(in: Program.packageRoot.appending(path: "Reports/dashboard").path)
    let text = String(decoding: try #require(recorded["data/features-byline-chart-1.csv"]), as: UTF8.self)
    let values = text.split(separator: "\n").dropFirst().compactMap { line in
      Int(line.split(separator: ",", omittingEmptySubsequences: false)[3])
    }
    let page = String(decoding: try #require(recorded["features.html"]), as: UTF8.self)
    #expect(page.contains("<p>\(values.reduce(0, +)) features shipped."))
  }

  /// People appear only where somebody asks for them.
  @Test(arguments: [[], ["--people", "names"]])
  func namesPeopleOnlyWhereAsked(policy: [String]) throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.byline(
      ["dashboard", "--quiet", "--no-collect", "-o", sandbox.path("site")] + policy + Self.moment + [try Sample.path()])
    #expect(outcome.status == 0)
    let files = try Self.files(in: sandbox.path("site"))
    #expect((files["people.html"] != nil) == !policy.isEmpty)
    let named = files.values.contains { String(decoding: $0, as: UTF8.self).contains("Okafor") }
    #expect(named == !policy.isEmpty)
  }

  @Test func needsAFolder() throws {
    let sandbox = try Sandbox()
    try Data("a file".utf8).write(to: URL(fileURLWithPath: sandbox.path("file")))
    let missing = try sandbox.byline(["dashboard", try Sample.path()])
    #expect(missing.status == 64)
    let taken = try sandbox.byline(["dashboard", "--no-collect", "-o", sandbox.path("file"), try Sample.path()])
    #expect(taken.status == 2)
    #expect(taken.errors.contains("cannot make the folder"))
  }
}
