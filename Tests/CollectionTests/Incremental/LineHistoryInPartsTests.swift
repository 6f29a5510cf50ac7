import Collection
import Collectors
import Facts
import Store
import TestSupport
import Testing

/// The line history collected in parts is the line history collected at once.
@Suite struct LineHistoryInPartsTests {
  /// Small histories in which a branch forks where one path's earlier lines are easily mistaken.
  enum Shape: String, CaseIterable {
    /// `git blame` finds the removed file's lines in both new files, the commit's diff in one.
    case oneRemovedFileLikeTwoNewOnes
    /// `git blame` looks through the binary version.
    case binaryForATime
    case deletedAndAddedAgain
    case renamedOnBothSides
    case linkForATime
    case copiedByAMerge
    case renamedByAMerge
  }

  @Test(arguments: Shape.allCases)
  func aBranchFromBeforeTheCutLandsAsInOneCollection(shape: Shape) throws {
    var history = HistoryScript()
    let old = "one\ntwo\nthree\nfour\nfive\nsix\n"
    history.commit("Begin", [.write("old.txt", old), .write("other.txt", "1\n2\n3\n")])
    switch shape {
    case .oneRemovedFileLikeTwoNewOnes:
      history.commit("Split", [.delete("old.txt"), .write("a.txt", old), .write("b.txt", old + "seven\n")])
    case .binaryForATime:
      history.commit("Copy", [.write("b.txt", old)])
      history.commit("Binary", [.bytes(Array("b.txt".utf8), [0, 1, 0, 1])])
      history.commit("Text", [.write("b.txt", old + "seven\n")])
    case .deletedAndAddedAgain:
      history.commit("Copy", [.write("b.txt", old)])
      history.commit("Delete", [.delete("b.txt")])
      history.commit("Add", [.write("b.txt", old + "seven\n")])
    case .renamedOnBothSides:
      let base = history.commit("Nothing")
      let side = history.commit("Left", on: "left", from: base, [.rename("old.txt", to: "left.txt")])
      history.commit("Right", [.rename("old.txt", to: "b.txt"), .rename("other.txt", to: "old.txt")])
      history.commit("Both", merging: [side], [.write("b.txt", old + "seven\n")])
    case .linkForATime:
      history.commit("Rename", [.rename("old.txt", to: "b.txt")])
      history.commit("Link", [.symlink("b.txt", to: "other.txt")])
      history.commit("Text", [.delete("b.txt"), .write("b.txt", old + "seven\n")])
    case .copiedByAMerge:
      let base = history.commit("Nothing")
      let side = history.commit("Left", on: "left", from: base, [.write("other.txt", "1\n2\n")])
      history.commit("Right", [.write("right.txt", "r\n")])
      history.commit("Merge", merging: [side], [.write("b.txt", old + "seven\n"), .write("other.txt", "1\n2\n")])
    case .renamedByAMerge:
      let base = history.commit("Nothing")
      let side = history.commit("Left", on: "left", from: base, [.write("other.txt", "1\n2\n")])
      history.commit("Right", [.write("right.txt", "r\n")])
      history.commit("Merge", merging: [side], [.rename("old.txt", to: "b.txt"), .write("other.txt", "1\n2\n")])
      history.commit("More", [.write("b.txt", old + "seven\n")])
    }
    let fork = history.commit("Fork")
    let edit = history.commit("Edit", on: "side", from: fork, [.write("b.txt", "zero\n" + old + "seven\n")])
    let cut = history.commit("Cut", from: fork, [.write("other.txt", "1\n3\n")])
    history.ref("refs/heads/cut", cut)
    history.commit("Land", merging: [edit], [.write("b.txt", "zero\n" + old + "seven\n")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    try expectSameInParts(repository, at: ["cut", "main"])
  }

  // MARK: Random histories

  /// How many commits of the mainline lie before each cut, in parts of the whole.
  private static let cuts = [[0.2], [0.6], [0.3, 0.4, 0.8]]

  @Test(arguments: [81, 82] as [UInt64], cuts)
  func aTangledHistoryInParts(seed: UInt64, cuts: [Double]) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(TangledHistory(seed: seed, commits: 70).script)
    try expectSameInParts(repository, at: mainline(repository, cuts) + ["main"])
  }

  @Test(arguments: [91, 92] as [UInt64], cuts)
  func aRandomHistoryInParts(seed: UInt64, cuts: [Double]) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: seed, commits: 60).script)
    try expectSameInParts(repository, at: mainline(repository, cuts) + ["main"])
  }

  /// Commits of the first-parent chain of `main`, at parts of its length.
  private func mainline(_ repository: borrowing TemporaryRepository, _ parts: [Double]) throws -> [String] {
    let commits = try repository.run(["rev-list", "--first-parent", "--reverse", "main"]).lines
    return parts.map { commits[Int(Double(commits.count - 1) * $0)] }
  }

  /// Collects up to each tip in turn, and expects the same store as of one collection of the last.
  private func expectSameInParts(
    _ repository: borrowing TemporaryRepository, at tips: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let store = try FactStore(path: "")
    var last: Collected?
    let ids = try tips.map { try repository.head($0) }
    for id in ids {
      try repository.git("update-ref", "refs/heads/main", id)
      last = try collect(repository, into: store)
    }
    let collected = try #require(last)
    try expectSame(dump(collected), dump(collect(repository)), sourceLocation: sourceLocation)
    try expectGitsOwners(collected, of: repository, sourceLocation: sourceLocation)
  }
}

/// Expects the owners of all lines to be git's, and the books to balance.
func expectGitsOwners(
  _ collected: Collected, of repository: borrowing TemporaryRepository,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let result = try LineVerification(
    store: collected.store, repository: GitRepository(path: repository.path), number: collected.summary.repository
  ).run(files: nil)
  #expect(result.holds, "\(result)", sourceLocation: sourceLocation)
  #expect(result.unknown == [:], sourceLocation: sourceLocation)
}
