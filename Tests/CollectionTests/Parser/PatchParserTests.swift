import Facts
import Foundation
import TestSupport
import Testing

@testable import Collectors

/// The parser of git's output gives the same commits however the output arrives, and never breaks.
@Suite struct PatchParserTests {
  /// What git prints of a random history: its commits, or its merges.
  private static func output(seed: UInt64, commits: Int, isMerges: Bool) throws -> [UInt8] {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: seed, commits: commits).script)
    let list = try repository.run(["rev-list", isMerges ? "--merges" : "--no-merges", "main"]).output
    return try repository.run(
      ["-c", "core.quotePath=false", "log", "--no-walk=unsorted", "--stdin", "--date=raw", PatchParser.format]
        + (isMerges ? DiffOptions.mergeArguments : DiffOptions.arguments),
      input: list
    ).output
  }

  private static let plain = Result { try output(seed: 61, commits: 30, isMerges: false) }
  private static let merges = Result { try output(seed: 61, commits: 60, isMerges: true) }

  /// Parses bytes that arrive in chunks of the given size; gives each commit as text.
  private static func parse(_ bytes: [UInt8], chunk: Int) throws -> [String] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    var parser = PatchParser()
    var commits: [String] = []
    do {
      defer { close(ends[1]) }
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        let part = Array(bytes[start..<min(bytes.count, start + chunk)])
        try #require(write(ends[1], part, part.count) == part.count)
        _ = try parser.read(from: ends[0])
        commits += parser.takeCommits().map(text)
      }
    }
    while try parser.read(from: ends[0]) {}
    return commits + parser.takeCommits().map(text)
  }

  private static func text(_ commit: Commit) -> String {
    let files = commit.files.map { file in
      let old = file.oldPath.map { "\($0.readable) => " } ?? ""
      return "\(file.status) \(old)\(file.path.readable) \(file.content) \(file.added ?? -1) \(file.deleted ?? -1)"
        + " \(file.addedRanges.readable) / \(file.deletedRanges.readable)"
        + " in \(file.movedIn.readable) out \(file.movedOut.readable) \(file.binaryObject?.hex ?? "")"
        + file.parents.map { " | \($0.parent): \($0.added.readable) / \($0.deleted.readable)" }.joined()
    }
    let parents = commit.parents.map(\.hex).joined(separator: " ")
    return "\(commit.id) \(parents) \(commit.author) \(commit.authored) \(commit.committer) \(commit.committed) "
      + "\(commit.message)\n\(files.joined(separator: "\n"))"
  }

  @Test(arguments: [1, 2, 3, 5, 7, 11, 13, 16, 17, 31, 64, 100, 255, 1000, 4096, 16_384, 60_000])
  func commitsDoNotDependOnTheSizeOfChunks(chunk: Int) throws {
    let bytes = try Self.plain.get()
    let commits = try Self.parse(bytes, chunk: chunk)
    #expect(commits.count == bytes.split(separator: 0x1e).count)
    #expect(try commits == Self.parse(bytes, chunk: 32_768))
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34, 55, 1000, 60_000])
  func mergesDoNotDependOnTheSizeOfChunks(chunk: Int) throws {
    let bytes = try Self.merges.get()
    let commits = try Self.parse(bytes, chunk: chunk)
    #expect(commits.count == bytes.split(separator: 0x1e).count)
    #expect(try commits == Self.parse(bytes, chunk: 32_768))
  }

  @Test func anOutputThatIsCutOffIsAnErrorOrABeginning() throws {
    let bytes = try Self.plain.get()
    let whole = try Self.parse(bytes, chunk: 32_768)
    var errors = 0
    for length in stride(from: 0, to: bytes.count, by: 37) {
      do {
        let commits = try Self.parse(Array(bytes.prefix(length)), chunk: 32_768)
        // What ends between two lines of a patch cannot be told from a whole one: git's exit status does that.
        #expect(commits.dropLast() == whole.prefix(max(0, commits.count - 1)))
      } catch let error as BylineError {
        #expect(error.message.hasPrefix("git's output cannot be read: "))
        errors += 1
      }
    }
    #expect(errors > bytes.count / 37 / 2)
  }

  @Test(arguments: 1...4)
  func anOutputThatIsDamagedIsAnErrorOrOtherCommits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for bytes in [try Self.plain.get(), try Self.merges.get()] {
      for _ in 0..<60 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<damaged.count, using: &random)
          damaged[place] = [0, 0x0a, 0x1e, 0x20, 0x2b, 0x2d, 0x40, 0x5c, 0x3a, 0xff].randomElement(using: &random) ?? 0
        }
        do {
          _ = try Self.parse(damaged, chunk: 32_768)
        } catch {
          #expect(error is BylineError)
        }
      }
    }
  }

  @Test(arguments: [
    "x", "\u{1e}", "\u{1e}1234\0", "commit 1234\n", "diff --git a/a b/a\n@@ -1 +1 @@\n-a\n+b\n", "fatal: no\n",
  ])
  func whatIsNoHistoryIsAnError(text: String) throws {
    #expect(throws: BylineError.self) { _ = try Self.parse(Array(text.utf8), chunk: 100) }
  }

  /// What git prints of a commit that moves lines longer than the parser keeps in memory, and shorter ones.
  private static let long = Result {
    let lines = [70_000, 300_000, 40, 65_535, 65_536, 50].enumerated().map { index, length in
      String(repeating: String(index), count: length) + "\n"
    }
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", lines.joined())])
    history.commit("Move", [.write("a.txt", ""), .write("b.txt", "new\n" + lines.joined() + "new\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let list = try repository.run(["rev-list", "main"]).output
    return try repository.run(
      ["log", "--no-walk=unsorted", "--stdin", "--date=raw", PatchParser.format] + DiffOptions.arguments, input: list
    ).output
  }

  @Test(arguments: [1000, 4099, 16_384, 60_000])
  func longLinesDoNotDependOnTheSizeOfChunks(chunk: Int) throws {
    let commits = try Self.parse(Self.long.get(), chunk: chunk)
    // The two lines of 64 kB and more around the short one have no hash, so the blocks end there.
    #expect(
      commits[0].hasSuffix(
        "\nmodified a.txt text 0 6  / 1-6 in  out 3-4,6 \nadded b.txt text 8 0 1-8 /  in 4-5,7 out  "))
    #expect(commits.count == 2)
  }

  @Test func noOutputIsNoCommits() throws { #expect(try Self.parse([], chunk: 1) == []) }
}
