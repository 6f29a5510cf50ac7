import Collectors
import Facts
import Testing

/// A history as it is read from git, before anything is stored.
struct ReadHistory {
  /// The commits, newest first.
  let commits: [Commit]

  /// Reads a repository's history.
  init(_ repository: borrowing TemporaryRepository, ref: String = "main") throws {
    let reader = try GitRepository(path: repository.path)
    let tip = try #require(try reader.tip(of: ref).id)
    var commits: [Commit] = []
    try reader.read(reader.plan(tip: tip, known: [], knownTip: nil)) { commits += $0 }
    self.commits = commits
  }

  /// Imports a history into a new bare repository and reads it.
  init(_ history: HistoryScript) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    try self.init(repository)
  }

  /// The commit with a subject.
  func commit(_ subject: String) throws -> Commit {
    try #require(commits.first { $0.subject == subject }, "no commit has the subject \(subject)")
  }

  /// The files of the commit with a subject, as `path +added -deleted`, by their line numbers.
  func lines(_ subject: String) throws -> [String] {
    try commit(subject).files.map { "\($0.path.readable) +\($0.addedRanges.readable) -\($0.deletedRanges.readable)" }
  }

  /// The files in which the commit with a subject moved lines, as `path in added out deleted`.
  func moves(_ subject: String) throws -> [String] {
    try commit(subject).files.filter { !$0.movedIn.isEmpty || !$0.movedOut.isEmpty }.map {
      "\($0.path.readable) in \($0.movedIn.readable) out \($0.movedOut.readable)"
    }
  }

  /// How the files of the merge with a subject differ from its parents', as `path parent: +added -deleted, …`.
  func parents(_ subject: String) throws -> [String] {
    try commit(subject).files.map { file in
      let parents = file.parents.map { parent in
        let old = parent.oldPath.map { " (\($0.readable))" } ?? ""
        return " \(parent.parent)\(old): +\(parent.added.readable) -\(parent.deleted.readable)"
      }
      return file.path.readable + parents.joined(separator: ",")
    }
  }

  /// The files that the merge with a subject took whole, as `path from parent`.
  func taken(_ subject: String) throws -> [String] {
    try commit(subject).taken.map { "\($0.path.readable) from \($0.parent)" }
  }
}
