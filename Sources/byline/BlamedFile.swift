import Aggregation
import Collectors
import Facts
import Store

/// A file of a commit, with the owners of its lines and their texts.
struct BlamedFile {
  let lines: [OwnedLine]
  /// Each line's own bytes, without the line end.
  let texts: [ArraySlice<UInt8>]

  /// How many bytes git looks at to tell binary files from text.
  private static let binaryProbe = 8000

  /// Finds the file at a revision (without one, at the commit up to which the history was read) and asks who owns it.
  ///
  /// The store answers for the commit that it has the owners of, git for any other.
  init(_ workspace: Workspace, folder: String, path: String, revision: String?) throws {
    let repository = try Workspace.repository(at: folder)
    let number = workspace.repositories.first ?? 0
    let store = workspace.store
    let collected = try store.repository(location: repository.location)?.facts.tip
    let commit = try revision == nil ? collected : repository.tip(of: revision).id
    guard let commit else {
      throw BylineError(.failure, "\(repository.name) has no commit yet", hint: "commit something first")
    }
    let file = try FileFinder(repository, at: commit, from: folder).file(named: path)
    let bytes = try repository.blob(file.blob.hex)
    if let bytes, bytes.prefix(BlamedFile.binaryProbe).contains(0) {
      throw BylineError(.failure, "\(String(decoding: file.path, as: UTF8.self)) is a binary file: it has no lines")
    }
    let reader = BlameReader(repository)
    // What git says of the commit where a shallow clone is cut off is true of that commit or any before it.
    let runs =
      try BlamedFile.kept(file.path, at: commit, in: store, number)
      ?? reader.runs(of: file.path, at: commit).map { reader.isBoundary($0.commit) ? $0.withoutOwner : $0 }
    lines = try OwnedLine.lines(of: runs, in: store, number)
    guard bytes != nil || !lines.isEmpty else {
      throw BylineError(
        .failure, "this partial clone lacks \(String(decoding: file.path, as: UTF8.self))",
        hint: "let git fetch it: git cat-file blob \(file.blob.hex.prefix(12))")
    }
    texts = (bytes ?? []).split(separator: 0x0a, omittingEmptySubsequences: false)
  }

  /// The owners that the store keeps; nil where it keeps none for the file at this commit.
  private static func kept(
    _ path: [UInt8], at commit: ObjectID, in store: FactStore, _ repository: Int
  ) throws -> [BlamedRun]? {
    guard try store.lineHistory(repository)?.tip == commit,
      let number = try store.pathNumber(repository, path),
      let runs = try store.ownedLines(repository, path: number)
    else { return nil }
    return try store.named(runs, of: repository)
  }
}

extension BlamedRun {
  /// The same lines, of which nobody knows whose they are.
  fileprivate var withoutOwner: BlamedRun {
    BlamedRun(commit: .none, path: [], first: 1, finalFirst: finalFirst, count: count)
  }
}
