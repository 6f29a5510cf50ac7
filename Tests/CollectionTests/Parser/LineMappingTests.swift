import Facts
import Foundation
import Testing

/// The added and deleted lines of every file say where each other line went: the lines that stay are the same text in both
/// versions, in a commit and its parent, in a merge and each of its parents.
@Suite struct LineMappingTests {
  @Test(arguments: 101...112)
  func linesThatStayAreEqualInARandomHistory(seed: UInt64) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: seed, commits: 90).script)
    let check = try LineMappingCheck(repository, every: 1)
    try check.run()
    // The history has what is to be checked.
    #expect(check.history.commits.contains { $0.files.contains { !$0.parents.isEmpty } })
    #expect(check.history.commits.contains { !$0.taken.isEmpty })
  }

  @Test(.enabled(if: GitOracleTests.isPresent("entire"), "needs ../shared/histories/entire.bundle"))
  func linesThatStayAreEqualInEntire() throws {
    try LineMappingCheck(GitOracleTests.repository(bundle: "entire"), every: 12).run()
  }

  @Test(.enabled(if: GitOracleTests.isPresent("aider"), "needs ../shared/histories/aider.bundle"))
  func linesThatStayAreEqualInAider() throws {
    try LineMappingCheck(GitOracleTests.repository(bundle: "aider"), every: 40).run()
  }

  @Test(.enabled(if: GitOracleTests.isPresent("git-ai"), "needs ../shared/histories/git-ai.bundle"))
  func linesThatStayAreEqualInGitAI() throws {
    try LineMappingCheck(GitOracleTests.repository(bundle: "git-ai"), every: 20).run()
  }
}

/// A history that was read, beside what git says of the versions of its files.
private struct LineMappingCheck {
  let history: ReadHistory
  private let commits: [Commit]
  private let pairs: TreePairs

  /// Checks every merge that has files of its own, and of the other commits every n-th.
  init(_ repository: borrowing TemporaryRepository, every step: Int) throws {
    history = try ReadHistory(repository)
    commits = history.commits.enumerated().filter { index, commit in
      index.isMultiple(of: step) || (commit.isMerge && !commit.files.isEmpty)
    }.map(\.element)
    pairs = try TreePairs(
      commits.flatMap { commit in
        commit.parents.isEmpty ? [commit.id.hex] : commit.parents.map { "\(commit.id.hex) \($0.hex)" }
      }, in: repository)
  }

  func run() throws {
    for commit in commits {
      if commit.isMerge {
        try checkMerge(commit)
      } else {
        let pair = ([commit.id] + commit.parents).map(\.hex).joined(separator: " ")
        for file in commit.files { try check(file, of: commit, try #require(pairs.differences[pair])) }
      }
    }
  }

  /// Checks a file of a commit with one parent at most.
  private func check(_ file: FileChange, of commit: Commit, _ differences: [[UInt8]: TreePairs.Difference]) throws {
    let old = try pairs.bytes(differences[file.oldPath ?? file.path]?.old)
    let new = try pairs.bytes(differences[file.path]?.new)
    let place = Comment(rawValue: "\(commit.id.hex) \(file.path.readable)")
    if file.content == .binary {
      let isText = !new.prefix(8000).contains(0)
      let canBeText = file.status != .added && file.status != .deleted
      #expect(file.textLines == (isText && canBeText ? FileLines(new).count : nil), place)
      return
    }
    #expect(file.textLines == nil, place)
    // A binary file under another name or mode, its bytes unchanged, has no patch that could say that it is binary.
    guard old != new || !old.prefix(8000).contains(0) else { return }
    #expect(file.addedRanges.count == file.added, place)
    #expect(file.deletedRanges.count == file.deleted, place)
    expectMapping(old, new, added: file.addedRanges, deleted: file.deletedRanges, place)
    #expect(file.movedIn.subtracting(file.addedRanges).isEmpty, place)
    #expect(file.movedOut.subtracting(file.deletedRanges).isEmpty, place)
  }

  private func checkMerge(_ commit: Commit) throws {
    let trees = try commit.parents.map { parent in
      try #require(pairs.differences["\(commit.id.hex) \(parent.hex)"])
    }
    for file in commit.files {
      let place = Comment(rawValue: "\(commit.id.hex) \(file.path.readable)")
      let entry = try #require(trees[0][file.path], place)
      guard entry.new != nil, file.content != .binary else {
        #expect(file.parents == [], place)
        continue
      }
      let known = file.parents.filter { $0.oldPath == nil }.map(\.parent)
      #expect(known == trees.indices.filter { trees[$0][file.path]?.old != nil }, place)
      for parent in file.parents {
        let old = try #require(trees[parent.parent][parent.oldPath ?? file.path]?.old, place)
        expectMapping(
          try pairs.bytes(old), try pairs.bytes(entry.new), added: parent.added, deleted: parent.deleted, place)
      }
      // What no parent has is what every one lacks; a parent without the file lacks all.
      if file.parents.count == trees.count {
        let common = file.parents.dropFirst().reduce(file.parents[0].added) { $0.intersection($1.added) }
        #expect(common == file.addedRanges, place)
      }
    }
    for taken in commit.taken {
      let place = Comment(rawValue: "\(commit.id.hex) \(taken.path.readable)")
      #expect(trees[0][taken.path] != nil, place)
      #expect(trees.indices.first { trees[$0][taken.path] == nil } == taken.parent, place)
    }
    // Every file that is not the first parent's is the merge's own, or taken, or went under another name.
    let named = commit.files.flatMap { [$0.path] + $0.parents.compactMap(\.oldPath) } + commit.taken.map(\.path)
    let unnamed = Set(trees[0].keys).subtracting(named)
    #expect(unnamed.isEmpty, "\(commit.id.hex)")
    // What went under another name is gone.
    for file in commit.files {
      for path in file.parents.compactMap(\.oldPath) {
        #expect(trees.allSatisfy { $0[path]?.new == nil }, "\(commit.id.hex) \(path.readable)")
      }
    }
  }

  /// Expects that the lines in neither set are as many in both versions, and the same.
  private func expectMapping(
    _ old: [UInt8], _ new: [UInt8], added: LineRanges, deleted: LineRanges, _ place: Comment
  ) {
    let (old, new) = (FileLines(old), FileLines(new))
    guard old.count - deleted.count == new.count - added.count else {
      Issue.record("\(place): \(old.count) - \(deleted.count) lines became \(new.count) - \(added.count)")
      return
    }
    var stayed: [(old: Range<Int>, new: Range<Int>)] = []
    var gaps = deleted.ranges.map { Int($0.lowerBound)..<Int($0.upperBound) + 1 }[...]
    var holes = added.ranges.map { Int($0.lowerBound)..<Int($0.upperBound) + 1 }[...]
    var (i, j) = (1, 1)
    while i <= old.count || j <= new.count {
      if let gap = gaps.first, gap.lowerBound == i {
        gaps.removeFirst()
        i = gap.upperBound
      } else if let hole = holes.first, hole.lowerBound == j {
        holes.removeFirst()
        j = hole.upperBound
      } else {
        let count = min((gaps.first?.lowerBound ?? old.count + 1) - i, (holes.first?.lowerBound ?? new.count + 1) - j)
        guard count > 0 else { break }
        stayed.append((i..<i + count, j..<j + count))
        (i, j) = (i + count, j + count)
      }
    }
    #expect(gaps.isEmpty && holes.isEmpty && i == old.count + 1 && j == new.count + 1, place)
    for lines in stayed where old.text(lines.old) != new.text(lines.new) {
      Issue.record("\(place): lines \(lines.old) are not lines \(lines.new)")
    }
  }
}
