import Facts
import Store

/// One line of a file, and who owns it.
package struct OwnedLine: Sendable, Equatable {
  /// The line's number in the file.
  package var line: Int
  /// The commit that added the line; nil where the owner is unknown.
  package var commit: ObjectID?
  /// The path under which the commit added it, as git's bytes.
  package var originalPath: [UInt8]
  /// The line's number in that commit's version.
  package var originalLine: Int
  /// The author's name after mailmap; empty where the store does not know the commit.
  package var author: String
  /// When the author wrote it, in seconds since 1970; nil where the store does not know the commit.
  package var authored: Int64?
  /// Who really wrote it, as far as something recorded says so.
  package var writer: LineOwners.Writer
}

extension OwnedLine {
  /// The lines of a file from the runs that own them, with what a store knows of their commits.
  package static func lines(of runs: [BlamedRun], in store: FactStore, _ repository: Int) throws -> [OwnedLine] {
    let numbered = try store.numbered(runs, of: repository)
    let owners = try LineOwners(store: store, repository: repository, paths: Set(numbered.map { Int($0.path) }))
    let authors = try store.authors(repository, of: Set(numbered.map { Int($0.commit) }))
    var lines: [OwnedLine] = []
    for (run, number) in zip(runs, numbered) {
      let author = authors[Int(number.commit)]
      for piece in owners.pieces(of: number) {
        for original in piece.run.first..<piece.run.end {
          lines.append(
            OwnedLine(
              line: Int(run.finalFirst + original - run.first), commit: run.commit.isNull ? nil : run.commit,
              originalPath: run.path, originalLine: Int(original), author: author?.name ?? "",
              authored: author?.seconds, writer: owners.writers[piece.writer]))
        }
      }
    }
    return lines
  }
}
