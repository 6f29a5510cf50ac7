import Collection
import Collectors
import Facts
import Foundation
import Testing

extension TemporaryRepository {
  /// A bare repository that clones can be made of: a branch beside `main`, a tag, and a note of git-ai.
  static func origin() throws -> TemporaryRepository {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n2\n")])
    history.commit("Side", on: "side", from: base, [.write("b.txt", "2\n")])
    history.commit("Go on", [.write("a.txt", "1\n3\n")])
    history.commit("End", [.write("c.txt", "4\n")])
    let origin = try TemporaryRepository("origin", isBare: true)
    try origin.importing(history)
    try origin.git("config", "uploadpack.allowFilter", "true")
    try origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
    try origin.git("tag", "v1.0.0", "main")
    try origin.git("notes", "--ref=ai", "add", "--message", "a note", "main")
    return origin
  }

  /// Everything that is found in this repository.
  func findings(
    _ records: ExaminedClone.ReviewRecords = .requests(3), folder: String? = nil, store: String? = nil
  ) throws -> [Finding] {
    let version = try #require(try GitVersion.installed())
    let state = try CloneState(try GitRepository(path: path), version: version)
    return Doctor.findings(ExaminedClone(state: state, records: records, folder: folder, store: store))
  }

  /// What one check found.
  func findings(of check: String) throws -> [Finding] { try findings().filter { $0.check == check } }

  /// What one check found, when that is one thing.
  func finding(of check: String) throws -> Finding {
    let found = try findings(of: check)
    try #require(found.count == 1, "\(found)")
    return found[0]
  }

  /// Types a command into a shell in the repository's folder, as a person would.
  @discardableResult
  func type(_ command: String) throws -> String {
    let result = try Program.run(
      ["sh", "-c", command], in: folder,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
      ])
    try #require(result.status == 0, "\(command): \(result.errors)")
    return result.text
  }

  /// Types the commands that a finding gives, which must be some; Byline's own are not on the `PATH`.
  func mend(_ finding: Finding) throws {
    let commands = finding.remedies.compactMap(\.command)
    try #require(!commands.isEmpty)
    for command in commands where !command.hasPrefix("byline ") { try type(command) }
  }
}
