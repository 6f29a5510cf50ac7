import Collectors
import Testing

@Suite struct RefSpecTests {
  private static let cases: [(specs: [String], ref: String, comes: Bool)] = [
    (["+refs/heads/*:refs/remotes/origin/*"], "refs/heads/main", true),
    (["+refs/heads/*:refs/remotes/origin/*"], "refs/notes/ai", false),
    (["+refs/heads/main:refs/remotes/origin/main"], "refs/heads/main", true),
    (["+refs/heads/main:refs/remotes/origin/main"], "refs/heads/side", false),
    (["+refs/*:refs/*"], "refs/notes/ai", true),
    (["refs/notes/*:refs/notes/*"], "refs/notes/ai", true),
    // Fetched, and kept under no name.
    (["refs/notes/*"], "refs/notes/ai", false),
    (["refs/notes/ai:refs/notes/ai"], "refs/notes/ai", true),
    (["+refs/*:refs/*", "^refs/notes/*"], "refs/notes/ai", false),
    (["refs/pull/*/head:refs/pull/*/head"], "refs/pull/12/head", true),
    (["refs/pull/*/head:refs/pull/*/head"], "refs/pull/head", false),
    ([""], "refs/heads/main", false),
  ]

  @Test(arguments: cases.indices)
  func aRefComesOrDoesNot(index: Int) {
    let (specs, ref, comes) = Self.cases[index]
    #expect(specs.map { RefSpec($0) }.bring(ref) == comes)
  }
}

@Suite struct GitVersionTests {
  private static let printed: [(text: String, version: GitVersion?)] = [
    ("git version 2.39.5\n", GitVersion(major: 2, minor: 39)),
    ("git version 2.39.3 (Apple Git-146)\n", GitVersion(major: 2, minor: 39)),
    ("git version 2.45.2.windows.1\n", GitVersion(major: 2, minor: 45)),
    ("git version 2.51-rc0\n", nil),
    ("hub version 2.14.2\n", nil),
    ("", nil),
  ]

  @Test(arguments: printed.indices)
  func aVersionIsRead(index: Int) {
    #expect(GitVersion(printed: Self.printed[index].text) == Self.printed[index].version)
  }

  @Test func versionsAreOrderedByNumbers() {
    #expect(GitVersion(major: 2, minor: 9) < .oldestUsable)
    #expect(GitVersion(major: 3, minor: 0) > .oldestUsable)
  }
}
