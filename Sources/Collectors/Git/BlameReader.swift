import Facts

/// Asks `git blame` who owns the lines of files: what the line history is checked against, and what answers for
/// commits whose ownership is not kept.
///
/// Blame's own diff is the one that counts here too (Myers, no context, the indent heuristic, renames from 50 % on). It
/// runs where there is no configuration, no attributes and no list of commits to ignore, and looks for neither moved nor
/// copied lines.
package struct BlameReader: Sendable {
  private let repository: GitRepository

  /// Reads in a repository.
  package init(_ repository: GitRepository) { self.repository = repository }

  /// The runs of a file at a commit, from its first line to its last.
  package func runs(of path: [UInt8], at commit: ObjectID) throws -> [BlamedRun] {
    try finish(start(path, commit), path, commit)
  }

  /// Gives the runs of many files at a commit, one after another; what git could not tell is an error instead.
  ///
  /// While one answer is read, git already works on the next.
  package func each(
    _ paths: [[UInt8]], at commit: ObjectID, _ body: (Int, Result<[BlamedRun], BylineError>) throws -> Void
  ) throws {
    guard let first = paths.first else { return }
    var ahead: GitProcess? = try start(first, commit)
    for (index, path) in paths.enumerated() {
      guard let process = ahead.take() else { return }
      if index + 1 < paths.count { ahead = try start(paths[index + 1], commit) }
      let answer: Result<[BlamedRun], BylineError>
      do {
        answer = .success(try finish(process, path, commit))
      } catch let error as BylineError {
        answer = .failure(error)
      }
      try body(index, answer)
    }
  }

  /// True when a commit looks like a root only because a shallow clone is cut off there: its lines may be older.
  package func isBoundary(_ commit: ObjectID) -> Bool { repository.boundary.contains(commit) }

  /// The removed file that blame takes for the source of a commit's new file; nil for none.
  package func renameSource(of path: [UInt8], in commit: ObjectID) throws -> [UInt8]? {
    let process = try repository.objects.start(
      ["diff-tree", "--no-commit-id", "-r", "-M50%", "--follow", "--raw", "-z", commit.hex, "--"], path: path,
      environment: ["GIT_LITERAL_PATHSPECS=1"])
    let fields = Git.readAll(process.output).pieces(0)
    try process.finish()
    guard fields.count == 3, fields[0].split(separator: 0x20).last?.first == UInt8(ascii: "R") else { return nil }
    return Array(fields[1])
  }

  private func start(_ path: [UInt8], _ commit: ObjectID) throws -> GitProcess {
    try repository.objects.start(
      ["blame", "--incremental", "--root", "--no-textconv", "--no-progress", commit.hex, "--"], path: path)
  }

  private func finish(_ process: consuming GitProcess, _ path: [UInt8], _ commit: ObjectID) throws -> [BlamedRun] {
    let output = Git.readAll(process.output)
    let (status, words) = process.wait()
    guard status == 0 else {
      if words.contains("no such path") {
        throw BylineError(
          .failure, "there is no file \(String(decoding: path, as: UTF8.self)) at commit \(commit.hex.prefix(12))")
      }
      throw process.failure(status, words)
    }
    return try BlameReader.parse(output)
  }

  /// Reads what `git blame --incremental` prints: for each run `commit first finalFirst count`, what it says of the
  /// commit (once), and at the end the path.
  static func parse(_ output: [UInt8]) throws -> [BlamedRun] {
    var runs: [BlamedRun] = []
    var open: BlamedRun?
    for line in output.pieces(0x0a) {
      if var run = open {
        guard line.starts(with: "filename ".utf8) else { continue }
        run.path = QuotedPath.decode(line.dropFirst(9))
        runs.append(run)
        open = nil
        continue
      }
      let words = line.split(separator: 0x20)
      let numbers = words.dropFirst().compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
      guard words.count == 4, numbers.count == 3, let commit = ObjectID(hex: words[0]) else {
        throw BylineError(
          .failure, "git blame printed '\(String(decoding: line, as: UTF8.self))', which is no line's owner")
      }
      open = BlamedRun(commit: commit, path: [], first: numbers[0], finalFirst: numbers[1], count: numbers[2])
    }
    return BlamedRun.joined(runs)
  }
}
