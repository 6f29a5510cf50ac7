import Foundation
import Testing

/// The committed sample reports are what Byline makes of the sample, byte for byte.
@Suite struct SampleReportsTests {
  /// A command of `Reports/README.md`, and the file that it writes.
  struct Command: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var file: String
    var testDescription: String { file }

    /// The format that the file's ending stands for.
    var format: String {
      let ending = file.split(separator: ".").last.map(String.init) ?? ""
      return ending == "md" ? "markdown" : ending
    }

    /// The committed file.
    func recorded() throws -> String {
      try String(contentsOf: Program.packageRoot.appending(path: file), encoding: .utf8)
    }

    /// Reads a line such as `    byline report --output Reports/weekly.md .build/sample/tidepool.git`.
    init?(line: Substring) {
      guard line.hasPrefix("    byline "), !line.hasPrefix("    byline dashboard ") else { return nil }
      var words = line.split(separator: " ").map(String.init)
      guard let output = words.firstIndex(of: "--output"), words.last == ".build/sample/tidepool.git" else {
        return nil
      }
      file = words[output + 1]
      words.removeSubrange(output...(output + 1))
      arguments = Array(words.dropFirst().dropLast())
    }
  }

  static let commands: [Command] = {
    let readme = try? String(contentsOf: Program.packageRoot.appending(path: "Reports/README.md"), encoding: .utf8)
    return (readme ?? "").split(separator: "\n").compactMap { Command(line: $0) }
  }()

  /// Standard output is the report and nothing else, in the bytes that were recorded by another process, elsewhere.
  @Test(arguments: commands)
  func isUpToDate(command: Command) throws {
    let outcome = try Sandbox().byline(
      command.arguments + ["--format", command.format, "--no-collect", try Sample.reviewedPath()])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let isSame = try Data(outcome.output.utf8) == Data(contentsOf: Program.packageRoot.appending(path: command.file))
    #expect(isSame, "\(command.file) is out of date: read what changed, then run make reports")
  }

  @Test(arguments: commands)
  func isWellFormed(command: Command) throws {
    try Check.isWellFormed(command.recorded(), command.format)
  }

  @Test func everyFileHasItsCommand() throws {
    let folder = Program.packageRoot.appending(path: "Reports").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !["README.md", "dashboard", "overview-dark.png", "overview-light.png"].contains($0) }.sorted()
    #expect(files == Self.commands.map { String($0.file.dropFirst("Reports/".count)) }.sorted())
    #expect(files.count == 13)
  }

  @Test(arguments: commands)
  func saysNothingOfTheMachineItWasMadeOn(command: Command) throws {
    let text = try command.recorded()
    for trace in [NSHomeDirectory() + "/", Program.packageRoot.path + "/", "/tmp/", ".build/"] where trace != "//" {
      #expect(!text.contains(trace), "\(trace)")
    }
  }

  @Test(arguments: commands)
  func namesNobody(command: Command) throws {
    let text = try command.recorded()
    for person in ["Okafor", "Rivera", "Moen", "Watanabe", "@tidepool"] { #expect(!text.contains(person), "\(person)") }
  }
}
