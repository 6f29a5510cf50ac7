import Collection
import Facts
import Testing

/// Which commit a history is read from.
@Suite struct HeadTests {
  @Test func aRepositoryWithoutCommitsIsCollectedAsEmpty() throws {
    let collected = try collect(try TemporaryRepository())
    #expect(collected.summary.commitsTotal == 0)
    #expect(collected.summary.refName == "main")
    #expect(try collected.count("commits") == 0)
    #expect(try collected.number("SELECT isComplete FROM repositories") == 1)
  }

  @Test func theFirstCommitOfAnEmptyRepositoryIsFoundTheNextTime() throws {
    var repository = try TemporaryRepository()
    let empty = try collect(repository)
    try repository.commit("Begin", writing: "a.txt", "a\n")
    let collected = try collect(repository, into: empty.store)
    #expect(collected.summary.commitsRead == 1)
    #expect(try collected.files("Begin") == ["A a.txt +1 -0 [1]"])
  }

  @Test func aHeadThatNamesAMissingBranchIsAnErrorThatListsTheBranches() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.git("symbolic-ref", "HEAD", "refs/heads/trunk")
    let path = repository.path
    let error = try #require(failure { _ = try collect(path) })
    #expect(error.message == "HEAD names the branch 'trunk', which does not exist")
    #expect(error.hint == "name another with --ref (branches: main)")
    #expect(error.exitStatus == 2)
  }

  @Test func aDetachedHeadIsReadAndSaysSo() throws {
    var repository = try TemporaryRepository()
    let first = try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.commit("Go on", writing: "a.txt", "b\n")
    try repository.git("checkout", "--quiet", first)
    let collected = try collect(repository)
    #expect(collected.summary.refName == "HEAD (detached)")
    #expect(try collected.texts("SELECT subject FROM commits") == ["Begin"])
  }

  @Test func aNamedRefIsReadInsteadOfHead() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.git("checkout", "--quiet", "-b", "next")
    try repository.commit("Go on", writing: "a.txt", "b\n")
    try repository.git("checkout", "--quiet", "main")
    let collected = try collect(repository, ref: "next")
    #expect(collected.summary.refName == "next")
    #expect(try collected.texts("SELECT subject FROM commits ORDER BY commitId") == ["Begin", "Go on"])
    #expect(try collected.texts("SELECT refName FROM repositories") == ["next"])
  }

  @Test func anotherRefOfTheSameRepositoryTakesTheFirstOnesPlace() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.git("checkout", "--quiet", "-b", "next")
    try repository.commit("Go on", writing: "a.txt", "b\n")
    let store = try collect(repository).store
    let collected = try collect(repository, ref: "main", into: store)
    #expect(collected.summary.commitsVanished == 1)
    #expect(try collected.texts("SELECT subject FROM commits") == ["Begin"])
  }

  @Test func anUnknownRefIsAnErrorThatListsTheBranches() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    let path = repository.path
    let error = try #require(failure { _ = try collect(path, ref: "nowhere") })
    #expect(error.message == "there is no commit named 'nowhere'")
    #expect(error.hint == "name another with --ref (branches: main)")
  }

  @Test func aRefThatLooksLikeAnOptionIsNoOption() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    let path = repository.path
    let error = try #require(failure { _ = try collect(path, ref: "--all") })
    #expect(error.message == "there is no commit named '--all'")
  }

  @Test func aRefThatNamesATreeIsAnError() throws {
    var repository = try TemporaryRepository()
    try repository.commit("Begin", writing: "a.txt", "a\n")
    let path = repository.path
    let error = try #require(failure { _ = try collect(path, ref: "main^{tree}") })
    #expect(error.message == "'main^{tree}' names a tree, not a commit")
    #expect(error.hint == "name a branch, a tag or a commit")
  }

  @Test func aTagOrAnAbbreviatedIdIsARef() throws {
    var repository = try TemporaryRepository()
    let first = try repository.commit("Begin", writing: "a.txt", "a\n")
    try repository.git("tag", "-a", "-m", "v1", "v1.0")
    try repository.commit("Go on", writing: "a.txt", "b\n")
    #expect(try collect(repository, ref: "v1.0").summary.commitsTotal == 1)
    #expect(try collect(repository, ref: String(first.prefix(9))).summary.commitsTotal == 1)
  }

  @Test func aFolderThatIsNoRepositoryIsAnErrorThatSaysWhatToType() throws {
    let error = try #require(failure { _ = try collect("/") })
    #expect(error.message == "/ is not in a git repository")
    #expect(error.hint == "name one: byline report PATH")
  }

  @Test func aFolderThatDoesNotExistIsAnErrorInGitsWords() throws {
    let error = try #require(failure { _ = try collect("/nonexistent/tide") })
    #expect(error.message.hasPrefix("git cannot read /nonexistent/tide: "))
  }
}
