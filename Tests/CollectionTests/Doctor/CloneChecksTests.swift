import Collection
import Facts
import Testing

/// What the doctor finds in clones that lack something, and that the commands it prints mend them.
@Suite struct CloneChecksTests {
  /// A way to clone, the check that finds what it leaves out, and what is found.
  private static let clones: [(options: [String], check: String, severity: Finding.Severity, title: String)] = [
    (["--depth=2"], "shallow-clone", .problem, "The history is cut off: this is a shallow clone"),
    (
      ["--filter=blob:none"], "partial-clone", .problem,
      "Objects are absent: this is a partial clone (git clone --filter)"
    ),
    (["--bare", "--depth=1"], "shallow-clone", .problem, "The history is cut off: this is a shallow clone"),
    ([], "line-notes", .problem, "Line notes were never fetched: git clone leaves them out"),
    (["--bare"], "line-notes", .problem, "Line notes were never fetched: git clone leaves them out"),
    (["--no-tags"], "tags", .problem, "Tags are left out by git fetch here (git clone --no-tags); there are no tags"),
    (["--depth=1"], "branches", .hint, "git fetch brings some branches only (git clone --single-branch, or --depth)"),
    (
      ["--single-branch"], "branches", .hint,
      "git fetch brings some branches only (git clone --single-branch, or --depth)"
    ),
    (["--bare"], "branches", .hint, "git fetch brings no branches into this bare clone"),
    (["--branch=side"], "default-branch", .hint, "HEAD is the branch side, not main"),
    (["--branch=v1.0.0"], "default-branch", .hint, "HEAD is a commit, and no branch, not main"),
  ]

  @Test(arguments: clones.indices)
  func whatACloneLacksIsFoundAndMended(index: Int) throws {
    let (options, check, severity, title) = Self.clones[index]
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, options)
    let finding = try clone.finding(of: check)
    #expect(finding.severity == severity)
    #expect(finding.title == title)
    #expect(!finding.meaning.isEmpty)
    try clone.mend(finding)
    #expect(try clone.finding(of: check).severity == .fine)
  }

  @Test(arguments: [[], ["--mirror"]])
  func aWholeCloneHasNoProblem(options: [String]) throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, options)
    if options.isEmpty { try clone.mend(try clone.finding(of: "line-notes")) }
    let findings = try clone.findings()
    #expect(findings.filter { $0.severity != .fine } == [])
    #expect(findings.map(\.title).contains("Line notes are here, and fetched: refs/notes/ai (1 commit)"))
  }

  @Test func problemsComeFirst() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--depth=1", "--filter=blob:none"])
    let findings = try clone.findings(.noStore)
    #expect(
      findings.prefix { $0.severity == .problem }.map(\.check) == ["shallow-clone", "partial-clone", "line-notes"])
    let order = Finding.Severity.allCases
    let ranks = findings.map { order.firstIndex(of: $0.severity) ?? 0 }
    #expect(ranks == ranks.sorted())
  }

  @Test func notesThatWereFetchedOnceAreAHint() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, [])
    try clone.git("fetch", "--quiet", "origin", "refs/notes/*:refs/notes/*")
    let finding = try clone.finding(of: "line-notes")
    #expect(finding.severity == .hint)
    #expect(finding.title == "Line notes are here, but git fetch brings no new ones: refs/notes/ai (1 commit)")
    try clone.mend(finding)
    #expect(try clone.finding(of: "line-notes").severity == .fine)
  }

  @Test func aRemoteWithoutNotesIsFineOnceTheyAreAskedFor() throws {
    let origin = try TemporaryRepository.origin()
    try origin.git("update-ref", "-d", "refs/notes/ai")
    let clone = try TemporaryRepository(cloning: origin.address, [])
    try clone.mend(try clone.finding(of: "line-notes"))
    #expect(try clone.finding(of: "line-notes").title == "Line notes are fetched, and there are none")
  }

  @Test func aCloneWithoutTagsGetsThem() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, [])
    try clone.git("tag", "--delete", "v1.0.0")
    let finding = try clone.finding(of: "tags")
    #expect(finding.severity == .hint)
    try clone.mend(finding)
    #expect(try clone.finding(of: "tags").title == "There are 1 tag")
  }

  @Test func aMissingRemoteHeadIsAskedFor() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, [])
    try clone.git("remote", "set-head", "origin", "--delete")
    let finding = try clone.finding(of: "default-branch")
    #expect(finding.title.contains("refs/remotes/origin/HEAD is missing"))
    try clone.mend(finding)
    #expect(try clone.finding(of: "default-branch").title == "HEAD is the default branch, main")
  }

  @Test(arguments: [["--mirror"], ["--no-checkout"]])
  func aHeadThatNamesNoBranchIsAProblem(options: [String]) throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, options)
    try clone.git("symbolic-ref", "HEAD", "refs/heads/gone")
    let finding = try clone.finding(of: "default-branch")
    #expect(finding.severity == .problem)
    #expect(finding.title == "HEAD names the branch gone, which does not exist")
    try clone.mend(finding)
    #expect(try clone.finding(of: "default-branch").severity == .fine)
  }

  @Test func missingCheckpointsAreFetched() throws {
    let origin = try TemporaryRepository.origin()
    var history = HistoryScript()
    history.commit("Add a page\n\nEntire-Checkpoint: 01c22c71c81e\n", [.write("d.txt", "1\n")])
    history.commit("Checkpoint", on: "entire/checkpoints/v1", [.write("01/c22c71c81e/metadata.json", "{}")])
    try origin.importing(history)
    let clone = try TemporaryRepository(cloning: origin.address, ["--single-branch"])
    let finding = try clone.finding(of: "checkpoints")
    #expect(finding.severity == .problem)
    try clone.mend(finding)
    #expect(try clone.finding(of: "checkpoints").severity == .fine)
  }

  @Test func replacedObjectsAreToldAndLeftAlone() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, [])
    let whole = try clone.type("git log")
    try clone.git("replace", "HEAD~1", "HEAD~2")
    let finding = try clone.finding(of: "replacements")
    #expect(finding.title == "1 object is replaced here (git replace)")
    #expect(finding.meaning.hasPrefix("Byline's numbers do not follow them"))
    #expect(finding.remedies.map(\.command) == ["GIT_NO_REPLACE_OBJECTS=1 git log"])
    #expect(try clone.type("git log") != whole)
    #expect(try clone.type("GIT_NO_REPLACE_OBJECTS=1 git log") == whole)
  }

  @Test func graftsAreToldAndLeftAlone() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, [], name: "a 'quoted' name")
    let whole = try clone.type("git log")
    try clone.write(".git/info/grafts", "\(try clone.head())\n")
    let finding = try clone.finding(of: "replacements")
    #expect(finding.title == "Commits have other parents here (info/grafts)")
    #expect(finding.remedies.map(\.command) == ["GIT_GRAFT_FILE=/dev/null git log"])
    #expect(try clone.type("git log") != whole)
    #expect(try clone.type("GIT_GRAFT_FILE=/dev/null git log") == whole)
  }

  @Test func theDefaultBranchIsNamedWithTheFolderAndTheStore() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--branch=side"])
    func commands(folder: String?, store: String?) throws -> [String?] {
      try clone.findings(folder: folder, store: store).filter { $0.check == "default-branch" }
        .flatMap { $0.remedies.map(\.command) }
    }
    #expect(
      try commands(folder: nil, store: nil) == ["git switch main", "byline report weekly --ref origin/main"])
    #expect(
      try commands(folder: "../my clone", store: nil)
        == ["git -C '../my clone' switch main", "byline report weekly --ref origin/main '../my clone'"])
    #expect(
      try commands(folder: nil, store: "/srv/team.sqlite")
        == ["git switch main", "byline report weekly --ref origin/main --store /srv/team.sqlite ."])
  }

  @Test func anEmptyRepositoryHasNoProblem() throws {
    let findings = try TemporaryRepository().findings(.noStore)
    #expect(findings.filter { $0.severity == .problem } == [])
    #expect(findings.contains { $0.title == "There is no commit yet" })
  }

  @Test func theFolderThatWasNamedStandsInTheCommands() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--depth=1"])
    let finding = try #require(try clone.findings(folder: "../my clone").first)
    #expect(finding.remedies.map(\.command) == ["git -C '../my clone' fetch --unshallow origin"])
  }

  @Test func aHostileRemoteIsQuoted() throws {
    let origin = try TemporaryRepository.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--depth=1"])
    try clone.git("config", "--rename-section", "remote.origin", "remote.$(touch pwned);'x")
    let finding = try clone.finding(of: "shallow-clone")
    #expect(finding.remedies.first?.command == "git fetch --unshallow '$(touch pwned);'\\''x'")
  }
}
