import Collection
import Facts
import Testing

/// What the doctor finds in how a history is written, and that it is gone once it is mended.
@Suite struct HistoryChecksTests {
  @Test func oneNameUnderTwoAddressesIsAHintWithoutTheName() throws {
    var history = HistoryScript()
    history.commit("One", author: "Bea Reed <bea@example.com>")
    history.commit("Two", author: "bea reed <bea@old.example>")
    history.commit("Three", author: "tide[bot] <1@example.com>")
    history.commit("Four", author: "tide[bot] <2@example.com>")
    let repository = try TemporaryRepository()
    try repository.importing(history)
    try repository.git("reset", "--quiet", "--hard")
    let finding = try repository.finding(of: "identities")
    #expect(finding.severity == .hint)
    #expect(finding.title == "1 name commits under several addresses, and there is no .mailmap")
    #expect(!"\(finding)".lowercased().contains("bea"))
    let listed = try repository.type(try #require(finding.remedies.first?.command))
    #expect(listed.split(separator: "\n").count == 4)
    try repository.write(".mailmap", "Bea Reed <bea@example.com> <bea@old.example>\n")
    try repository.git("add", "--all")
    try repository.git("commit", "--quiet", "--message", "Join addresses")
    #expect(try repository.finding(of: "identities").severity == .fine)
  }

  @Test func squashMergesThatKeepTitlesAloneAreAHint() throws {
    var history = HistoryScript()
    history.commit("Begin")
    for number in 1...9 { history.commit("Add page \(number) (#\(number))") }
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    try repository.git("remote", "add", "origin", "git@github.com:octo/tide.git")
    #expect(try repository.findings(of: "squash-messages") == [])
    history.commit("Add page 10 (#10)")
    try repository.importing(history)
    let finding = try repository.finding(of: "squash-messages")
    #expect(finding.severity == .hint)
    #expect(finding.title == "10 of the 10 newest squash merges keep the title alone")
    #expect(
      finding.remedies.map(\.command) == [
        "gh api --method PATCH repos/octo/tide -f squash_merge_commit_title=PR_TITLE "
          + "-f squash_merge_commit_message=COMMIT_MESSAGES"
      ])
    for number in 11...14 {
      history.commit("Add page \(number) (#\(number))\n\n* Begin\n\nCo-authored-by: Claude <noreply@anthropic.com>\n")
    }
    try repository.importing(history)
    #expect(try repository.finding(of: "squash-messages").severity == .fine)
  }

  private static let remotes: [(url: String, command: String)] = [
    ("git@github.com:octo/tide.git", "byline sync github octo/tide"),
    ("https://gitlab.example.com/group/sub/tide.git", "byline sync gitlab group/sub/tide --host gitlab.example.com"),
    ("https://codeberg.org/octo/tide", "byline sync forgejo octo/tide"),
    ("/srv/git/tide.git", "byline import FILE"),
  ]

  @Test(arguments: remotes.indices)
  func reviewRecordsAreFetchedFromTheForgeOfTheRemote(index: Int) throws {
    var history = HistoryScript()
    history.commit("Begin")
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    try repository.git("remote", "add", "origin", Self.remotes[index].url)
    let finding = try #require(try repository.findings(.requests(0)).first { $0.check == "review-records" })
    #expect(finding.severity == .hint)
    #expect(finding.remedies.map(\.command) == [Self.remotes[index].command])
    let elsewhere = try repository.findings(.requests(0), folder: "my mirror", store: "/srv/team.sqlite")
    #expect(
      elsewhere.first { $0.check == "review-records" }?.remedies.map(\.command)
        == ["cd 'my mirror' && \(Self.remotes[index].command) --store /srv/team.sqlite"])
    #expect(try repository.findings(.requests(1)).contains { $0.title == "The store has records of 1 change request" })
  }

  @Test func everyCheckHasAnIdOfItsOwn() {
    let ids = Doctor.checks.map { $0.id }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  }
}
