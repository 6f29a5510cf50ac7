import Aggregation
import Collection
import Collectors
import Facts
import Store
import TestSupport
import Testing

/// Who owns each line at the tip equals what `git blame` says, and the books of lines balance.
@Suite struct BlameOracleTests {
  @Test(arguments: [71, 72, 73, 74, 75, 76])
  func aRandomHistoryIsBlamedAsByGit(seed: UInt64) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(RandomHistory(seed: seed, commits: 60 + Int(seed) % 3 * 40).script)
    try check(repository)
  }

  @Test(arguments: Array(UInt64(1)...6))
  func aTangledHistoryIsBlamedAsByGit(seed: UInt64) throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(TangledHistory(seed: seed, commits: 120).script)
    for branch in TangledHistory.branches { try check(repository, ref: branch) }
  }

  @Test(.enabled(if: GitOracleTests.isPresent("entire"), "needs the history entire"))
  func entireIsBlamedAsByGit() throws {
    try check(GitOracleTests.repository(bundle: "entire"), files: 60)
  }

  @Test(.enabled(if: GitOracleTests.isPresent("aider"), "needs the history aider"))
  func aiderIsBlamedAsByGit() throws {
    try check(GitOracleTests.repository(bundle: "aider"), files: 40)
  }

  @Test(.enabled(if: GitOracleTests.isPresent("git-ai"), "needs the history git-ai"))
  func gitAIIsBlamedAsByGit() throws {
    try check(GitOracleTests.repository(bundle: "git-ai"), files: 40)
  }

  private func check(
    _ repository: borrowing TemporaryRepository, ref: String = "main", files: Int? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let collected = try collect(repository, ref: ref)
    let result = try LineVerification(
      store: collected.store, repository: GitRepository(path: repository.path), number: collected.summary.repository
    ).run(files: files)
    #expect(result.filesCompared > 0 && result.linesCompared > 0, sourceLocation: sourceLocation)
    #expect(result.unknown == [:], "a whole history leaves no owner unknown", sourceLocation: sourceLocation)
    #expect(result.books.isBalanced, "\(result.books)", sourceLocation: sourceLocation)
    let shown = result.differences.prefix(5).map { difference in
      "\(difference.path.readable):\(difference.line)+\(difference.count)\n"
        + "  ours: \(owner(difference.ours))\n  git:  \(owner(difference.gits))"
    }
    #expect(
      result.linesDiffering == 0, "of \(result.linesCompared) lines; \(shown.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }

  private func owner(_ run: BlamedRun?) -> String {
    run.map { "\($0.commit.hex.prefix(10)) \($0.path.readable):\($0.first)" } ?? "none"
  }
}
