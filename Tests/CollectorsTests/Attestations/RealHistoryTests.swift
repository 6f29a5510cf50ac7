import Collectors
import Facts
import Foundation
import Testing

/// Notes and messages of real repositories, which lie beside the project where it is developed.
@Suite struct RealHistoryTests {
  static let notesBundle = "../shared/histories/git-ai.bundle"
  static let marksBundle = "../shared/histories/entire.bundle"
  static let isPresent = FileManager.default.fileExists(atPath: notesBundle)

  @Test(.enabled(if: isPresent, "needs \(notesBundle)"))
  func readsEveryNoteOfGitAI() throws {
    let repository = try BareRepository(bundle: Self.notesBundle)
    defer { repository.remove() }
    let ids = try repository.git("notes", "--ref=ai", "list").split(separator: 0x0a).map {
      String(decoding: $0.prefix { $0 != 0x20 }, as: UTF8.self)
    }
    #expect(ids.count == 2413)
    let notes = try repository.blobs(ids).map { AttestationFormat.gitAI.parse($0) }
    #expect(notes.count == 2413)

    let problems = notes.reduce(into: [:]) { $0.merge($1.problems, uniquingKeysWith: +) }
    #expect(Set(problems.keys).isSubset(of: ["unresolved prompt", "unresolved session"]), "\(problems)")
    let claims = notes.flatMap(\.files).flatMap(\.claims)
    let agents = Set(claims.map(\.agent))
    #expect(agents.isSuperset(of: ["", "claude", "codex", "cursor", "devin", "unknown"]), "\(agents)")
    #expect(!claims.contains { ["default", "unknown", "<synthetic>"].contains($0.model) })
    #expect(claims.allSatisfy { $0.origin == .human ? $0.agent.isEmpty : !$0.agent.isEmpty })
    for note in notes {
      for file in note.files {
        let union = file.claims.reduce(LineRanges()) { $0.union($1.lines) }
        #expect(union.count == file.claims.reduce(0) { $0 + $1.lines.count }, "a line with two writers")
      }
    }
  }

  @Test(.enabled(if: isPresent, "needs \(marksBundle)"))
  func findsTheMarksOfEntiresCommits() throws {
    let repository = try BareRepository(bundle: Self.marksBundle)
    defer { repository.remove() }
    let log = try repository.git("log", "--format=%x1e%an%x1f%ae%x1f%cn%x1f%ce%x1f%at%x1f%B")
    let set = try SignatureSet.builtIn()
    var commits: [String: Int] = [:]
    for record in log.split(separator: 0x1e) {
      let fields = record.split(separator: 0x1f, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      let marks = CommitMarks(
        author: Identity(name: fields[0], email: fields[1]), committer: Identity(name: fields[2], email: fields[3]),
        message: fields[5], authoredDay: try Calendar.day(ofSeconds: #require(Int64(fields[4]))))
      for evidence in set.evidence(in: marks) {
        commits["\(evidence.channel.rawValue) \(evidence.rule) \(evidence.model)", default: 0] += 1
      }
    }
    #expect(
      commits == [
        "author claude-identity ": 4, "author copilot-coding-agent ": 3, "author dependabot ": 5,
        "co-author claude-identity ": 1, "co-author claude-identity claude-opus-4.5": 148,
        "co-author claude-identity claude-opus-4.6": 97, "co-author claude-identity claude-sonnet-4.5": 10,
        "co-author copilot-suggestion ": 26, "footer claude-footer ": 2, "trailer entire-checkpoint ": 500,
      ])
  }
}

/// A throw-away clone of a bundle.
private struct BareRepository {
  let directory: URL

  init(bundle: String) throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "byline-tests-\(UUID().uuidString).git")
    try Self.run(["clone", "--quiet", "--mirror", bundle, directory.path])
  }

  func remove() { try? FileManager.default.removeItem(at: directory) }

  /// What a git command prints.
  func git(_ arguments: String..., input: String = "") throws -> [UInt8] {
    try Self.run(["--git-dir", directory.path] + arguments, input: input)
  }

  /// The contents of blobs, in order.
  func blobs(_ ids: [String]) throws -> [[UInt8]] {
    let output = try git("cat-file", "--batch", input: ids.joined(separator: "\n") + "\n")
    var blobs: [[UInt8]] = []
    var position = 0
    while position < output.count, let end = output[position...].firstIndex(of: 0x0a) {
      let size = try #require(Int(String(decoding: output[position..<end].split(separator: 0x20)[2], as: UTF8.self)))
      blobs.append(Array(output[(end + 1)..<(end + 1 + size)]))
      position = end + 1 + size + 1
    }
    return blobs
  }

  @discardableResult
  private static func run(_ arguments: [String], input: String = "") throws -> [UInt8] {
    // Input goes through a file: a pipe could fill up while git waits for its output to be read.
    let inputFile = FileManager.default.temporaryDirectory.appending(path: "byline-tests-\(UUID().uuidString).in")
    try Data(input.utf8).write(to: inputFile)
    defer { try? FileManager.default.removeItem(at: inputFile) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return bytes
  }
}
