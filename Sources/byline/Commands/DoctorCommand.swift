import ArgumentParser
import Collection
import Collectors
import Facts
import Foundation
import Reports
import Store

/// `byline doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what a clone lacks for its numbers to be right, and what to type to mend it.",
    usage: "byline doctor [<repo>] [<options>]",
    discussion: """
      Looks at the clone alone: history cut off, notes never fetched, absent objects, tags and branches left out, \
      attribution switched off in committed settings, and more. It asks no remote, changes nothing and runs nothing that \
      the repository holds.

      A problem makes numbers wrong or leaves them out, and can be mended; a hint says how they could say more. The \
      status is 0 when there is no problem and 1 when there is one.

      Examples:
        byline doctor
        byline doctor ~/mirrors/api.git
        byline doctor --format json
      """)

  @Argument(help: ArgumentHelp("The repository (default: the current folder's).", valueName: "repo"))
  var repository: String?

  @Option(
    help: ArgumentHelp(
      "The database file (default: byline.sqlite in the repository's git directory; also BYLINE_STORE).",
      valueName: "file"))
  var store: String?

  @Option(help: ArgumentHelp("text or json (default: text).", valueName: "format"))
  var format: String = DoctorFormat.text.rawValue

  func run() throws {
    guard let format = DoctorFormat(rawValue: format) else {
      throw BylineError(
        .usage, "'\(self.format)' is no format of the doctor's",
        hint: "the formats are \(DoctorFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard let version = try GitVersion.installed() else {
      throw BylineError(.failure, "git does not say its version", hint: "see what is on the PATH: git version")
    }
    let (name, findings) = try examine(version)
    try Output.write(format.render(findings, name: name), to: nil)
    let problems = findings.count { $0.severity == .problem }
    guard problems == 0 else {
      throw BylineError(.checkFailed, problems == 1 ? "there is a problem" : "there are \(problems) problems")
    }
  }

  /// The repository's name, and what was found.
  private func examine(_ version: GitVersion) throws -> (String, [Finding]) {
    // An older git cannot even say where the repository is.
    guard version >= .oldestUsable else { return (repository ?? ".", [GitVersionCheck.finding(version)]) }
    let found = try Workspace.repository(at: repository ?? ".")
    let named = store ?? ProcessInfo.processInfo.environment["BYLINE_STORE"].flatMap { $0.isEmpty ? nil : $0 }
    let path = named ?? StorePath.standard(for: found)
    let clone = ExaminedClone(
      state: try CloneState(found, version: version),
      records: FileBytes.exists(path)
        ? .requests(try FactStore(reading: path).requestCount(location: found.location)) : .noStore,
      folder: repository, store: named.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
    return (found.name, Doctor.findings(clone))
  }
}
