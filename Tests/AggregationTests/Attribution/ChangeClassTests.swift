import Aggregation
import Testing

@Suite struct ChangeClassTests {
  private func read(_ title: String) -> String {
    ChangeClass(title: title).map { $0.kind.rawValue + ($0.isBreaking ? "!" : "") } ?? ""
  }

  @Test(arguments: [
    ("feat: a table", "feature"), ("feat(cli): a table", "feature"), ("Feat: a table", "feature"),
    ("feat!: a table", "feature!"), ("feat(cli)!: a table", "feature!"), ("feature: a table", "feature"),
    ("fix: a crash", "fix"), ("bugfix: a crash", "fix"), ("bug: a crash", "fix"), ("hotfix(web): x", "fix"),
    ("perf: x", "performance"), ("refactor(x)!: y", "refactor!"), ("docs: x", "documentation"), ("test: x", "test"),
    ("tests: x", "test"), ("chore: x", "maintenance"), ("build: x", "maintenance"), ("ci(x): y", "maintenance"),
    ("style: x", "maintenance"), ("security: x", "security"), ("chore(deps): x", "dependency"),
    ("build(deps-dev): x", "dependency"), ("deps: x", "dependency"), ("fix(deps): x", "fix"), ("revert: x", "revert"),
    ("Revert \"feat: x\"", "revert"), ("Reapply \"feat: x\"", "revert"), ("✨ feat: x", "feature"),
    (":sparkles: feat: x", "feature"), ("🐛fix: x", "fix"), ("Bump x from 1 to 2", "dependency"),
    ("bump x from 1 to 2 in /web", "dependency"), ("Update dependency x to v2", "dependency"),
    ("Lock file maintenance", "dependency"),
  ])
  func isReadFromATitle(title: String, expected: String) { #expect(read(title) == expected) }

  @Test(arguments: [
    "", "a table", "feat a table", "feat:no blank", "feat :x", "feature request: x", "Fixes: x", "feat(cli: x",
    "Merge pull request #1 from o/feat", "https://example.com/feat: x", "fixed: x", "Bump the version", "reverted x",
    "feat\(String(repeating: "x", count: 60)): y", ":", "🦀", ": x",
  ])
  func anythingElseHasNoClass(title: String) { #expect(read(title) == "") }
}
