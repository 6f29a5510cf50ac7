import Collection
import Facts
import Store
import Testing

/// Branches that real git rebased and cherry-picked: joined by their patches where author, time and subject changed.
@Suite struct PatchJoinTests {
  /// A repository with a branch of two commits that landed as others.
  struct Rebased: ~Copyable {
    let repository: TemporaryRepository
    /// The commits of the branch, as they were.
    let branch: [String]
  }

  private static let start = 1_767_225_600

  /// A branch of two commits that was rebased onto a newer mainline with new authors' times; the forge's ref keeps it as it was.
  private static func rebased() throws -> Rebased {
    var repository = try TemporaryRepository()
    let begin = try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.git("switch", "--quiet", "--create", "tide")
    let branch = [
      try repository.commit("Add tide", writing: "tide.txt", "1\n2\n"),
      try repository.commit("Add moon", writing: "moon.txt", "1\n"),
    ]
    try repository.git("update-ref", "refs/pull/3/head", branch[1])
    try repository.git("switch", "--quiet", "main")
    try repository.commit("Add a log", writing: "log.txt", "1\n")
    try repository.git("rebase", "--quiet", "--reset-author-date", "--onto", "main", begin, "tide")
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--ff-only", "tide")
    try repository.git("branch", "--quiet", "--delete", "--force", "tide")
    return Rebased(repository: repository, branch: branch)
  }

  /// The repository collected, with a record of the request, and collected again.
  private static func joined(
    _ repository: borrowing TemporaryRepository, _ fill: (ReviewRecords) throws -> Void
  ) throws -> Collected {
    let collected = try collect(repository)
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.actor(1, "ada-l")
    try fill(records)
    return try collect(repository, into: collected.store)
  }

  private static func listed(_ branch: [String]) -> [(sha: String, email: String, authored: Int, message: String)] {
    zip(branch, ["Add tide", "Add moon"]).enumerated().map { index, commit in
      (commit.0, "ada@example.com", start + 3600 * (index + 2), commit.1)
    }
  }

  @Test func aRebasedBranchIsFoundByItsPatches() throws {
    let made = try Self.rebased()
    let branch = made.branch
    let collected = try Self.joined(made.repository) { records in
      try records.request(3, created: Self.start, merged: Self.start + 5 * 3600)
      try records.commits(of: 3, Self.listed(branch))
    }
    #expect(try collected.landing(3) == "J4 high rebase Add moon")
    #expect(try collected.links(3) == ["J4 high Add tide", "J4 high Add moon"])
  }

  @Test func theHeadAloneNamesTheBranch() throws {
    let made = try Self.rebased()
    let branch = made.branch
    let collected = try Self.joined(made.repository) { records in
      try records.request(3, created: Self.start, merged: Self.start + 5 * 3600, head: branch[1])
    }
    #expect(try collected.landing(3) == "J4 high rebase Add moon")
  }

  @Test func theCommitThatLandedIsNoSquashWhereItsPatchesAreARun() throws {
    let made = try Self.rebased()
    let branch = made.branch
    let collected = try Self.joined(made.repository) { records in
      try records.request(
        3, created: Self.start, merged: Self.start + 5 * 3600, head: branch[1], landed: try made.repository.head())
      try records.commits(of: 3, Self.listed(branch))
    }
    #expect(try collected.landing(3) == "J1 high rebase Add moon")
    #expect(try collected.links(3) == ["J4 high Add tide", "J4 high Add moon"])
  }

  @Test func aCloneWithoutTheBranchDoesNotGuess() throws {
    let made = try Self.rebased()
    let branch = made.branch
    let repository = try TemporaryRepository(cloning: made.repository.address, [])
    let collected = try Self.joined(repository) { records in
      try records.request(3, created: Self.start, merged: Self.start + 5 * 3600, head: branch[1])
      try records.commits(of: 3, Self.listed(branch))
    }
    #expect(try collected.landing(3) == "   ")
    #expect(try collected.health("requests-unjoined") == 1)
  }

  @Test func whatTwoBranchesShareDecidesNothing() throws {
    let made = try Self.rebased()
    let branch = made.branch
    let collected = try Self.joined(made.repository) { records in
      for number in [3, 4] {
        try records.request(number, created: Self.start, merged: Self.start + 5 * 3600, head: branch[1])
      }
    }
    #expect(try collected.landing(3) == "   ")
    #expect(try collected.landing(4) == "   ")
  }

  @Test func aClosedRequestThatWasCherryPickedLandedOutsideItsRecord() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.git("switch", "--quiet", "--create", "tide")
    let head = try repository.commit("Add tide", writing: "tide.txt", "1\n2\n")
    try repository.git("switch", "--quiet", "main")
    try repository.commit("Add a log", writing: "log.txt", "1\n")
    try repository.git("cherry-pick", "--no-commit", "tide")
    try repository.commit("Take the tide over")
    let collected = try Self.joined(repository) { records in
      try records.request(3, state: .closed, created: Self.start, closed: Self.start + 4 * 3600, head: head)
    }
    #expect(try collected.landing(3) == "J4 low rebase Take the tide over")
    #expect(try collected.links(3) == ["J4 low Take the tide over"])
    #expect(try collected.health("requests-landed-outside") == 1)
  }

  @Test func patchIdsAreGitsAndAreKept() throws {
    let made = try Self.rebased()
    let branch = made.branch
    let collected = try Self.joined(made.repository) { records in
      try records.request(3, created: Self.start, merged: Self.start + 5 * 3600, head: branch[1])
    }
    let ids = try collected.store.patchIDs(collected.summary.repository)
    #expect(ids.count == 6)
    for (commit, id) in ids {
      let patch = try made.repository.run(["diff-tree", "-p", "--root", commit]).output
      let words = try made.repository.git(["patch-id", "--stable"], input: patch).split(separator: " ")
      #expect(words.first.map(String.init) == id)
    }
    // New records ask git again; what is known stays.
    try collected.store.markReviewsChanged()
    let again = try collect(made.repository, into: collected.store)
    #expect(try again.store.patchIDs(collected.summary.repository) == ids)
    #expect(try again.landing(3) == "J4 high rebase Add moon")
  }
}
