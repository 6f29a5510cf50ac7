import Foundation
import Testing

/// What the README shows is true.
@Suite struct ReadmeTests {
  private static let lines: [Substring] = {
    let file = Program.packageRoot.appending(path: "README.md")
    let text = try? String(contentsOf: file, encoding: .utf8)
    return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }()

  /// The lines between two lines that begin so.
  private func lines(from start: String, to end: String) throws -> [String] {
    let first = try #require(Self.lines.firstIndex { $0.hasPrefix(start) })
    let last = try #require(Self.lines[(first + 1)...].firstIndex { $0.hasPrefix(end) })
    return Self.lines[(first + 1)..<last].map(String.init)
  }

  @Test func theExampleOfSettingsIsAccepted() throws {
    let settings = try lines(from: "```yaml", to: "```")
    #expect(settings.first == "# .byline.yml")
    let sandbox = try Sandbox()
    try sandbox.addSampleClone()
    try sandbox.write(settings.joined(separator: "\n"), to: "tidepool/.byline.yml")
    let config = try sandbox.byline(["config"], in: "tidepool")
    #expect(config.errors.isEmpty)
    let rows = config.output.split(separator: "\n")
    #expect(rows.filter { $0.contains(" .byline.yml ") }.count == rows.count - 1, "all but the store")
    #expect(try sandbox.byline(["collect"], in: "tidepool").status == 0)
  }

  @Test func theExcerptIsOfTheSampleReport() throws {
    let report = try String(contentsOf: Program.packageRoot.appending(path: "Reports/weekly.md"), encoding: .utf8)
      .replacing(#/\[\^[a-z0-9-]+\]/#, with: "").split(separator: "\n")
    let excerpt = try lines(from: "<!-- excerpt", to: "<!-- end").map { $0.dropFirst(2) }.filter { !$0.isEmpty }
    #expect(excerpt.count > 15)
    for line in excerpt where line.wholeMatch(of: #/\*\*[^*]+\*\*/#) == nil {
      #expect(report.contains(line), "run make reports")
    }
  }

  @Test func everyTargetOfMakeIsThere() throws {
    let makefile = try String(contentsOf: Program.packageRoot.appending(path: "Makefile"), encoding: .utf8)
    let named = Self.lines.flatMap { $0.matches(of: #/(?:^    |`)make ([a-z]+)/#).map { String($0.1) } }
    #expect(Set(named).isSuperset(of: ["report", "test", "help", "install", "bench"]))
    for target in named { #expect(makefile.contains("\n\(target):"), "\(target)") }
  }

  @Test func everyCommandAndOptionExists() throws {
    let commands = Self.lines.filter { $0.hasPrefix("    byline ") }.map {
      $0.split(separator: "#")[0].split(separator: " ").map(String.init)
    }
    #expect(commands.count >= 12)
    for words in commands {
      let help = try Sandbox().byline(["help", words[1]])
      #expect(help.status == 0, "\(words)")
      for option in words where option.hasPrefix("-") { #expect(help.output.contains("\(option)"), "\(words)") }
    }
  }
}
