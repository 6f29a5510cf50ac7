import TestSupport
import Testing

@testable import Aggregation

@Suite struct RevertsTests {
  @Test func aRevertedChangeIsReverted() {
    #expect(Reverts(links: [(5, 2)]).revertedBy == [2: 5])
    #expect(Reverts(links: [(5, 2)]).target == [5: 2])
  }

  @Test func aRevertThatWasRevertedDoesNotCount() {
    #expect(Reverts(links: [(5, 2), (7, 5)]).revertedBy == [5: 7])
  }

  @Test func aChangeThatWasRevertedAgainIsReverted() {
    #expect(Reverts(links: [(5, 2), (7, 5), (9, 7)]).revertedBy == [2: 5, 7: 9])
  }

  @Test func oneRevertMayTakeBackSeveralChanges() {
    let reverts = Reverts(links: [(9, 2), (9, 4)])
    #expect(reverts.revertedBy == [2: 9, 4: 9])
    #expect(reverts.target == [9: 4])
  }

  @Test func aChangeThatTwoTookBackWasTakenBackByTheFirst() {
    #expect(Reverts(links: [(9, 2), (5, 2)]).revertedBy == [2: 5])
  }

  @Test func nothingRevertsWhatCameLaterOrItself() {
    #expect(Reverts(links: [(2, 5), (3, 3)]).revertedBy == [:])
  }

  @Test func theOrderOfTheLinksDoesNotMatter() {
    let links = [(5, 2), (7, 5), (9, 7), (9, 4), (10, 1)].map { (revert: $0.0, target: $0.1) }
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let reverts = Reverts(links: links.shuffled(using: &random))
      #expect(reverts.revertedBy == [2: 5, 7: 9, 4: 9, 1: 10])
      #expect(reverts.target == [5: 2, 7: 5, 9: 7, 10: 1])
    }
  }

  @Test func whatIsBroughtBackLaterWasMissingInBetween() {
    let reverts = Reverts(links: [(5, 2), (7, 5)])
    #expect(reverts.revertedBy { $0 <= 6 } == [2: 5])
    #expect(reverts.revertedBy { $0 <= 7 } == [5: 7])
    #expect(reverts.revertedBy { $0 <= 4 } == [:])
  }

  @Test(arguments: [
    (
      "Revert \"x\"\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.",
      ["0123456789abcdef0123456789abcdef01234567"]
    ),
    ("x\n\nThis reverts commit abcdef1, reversing\nchanges made to 1234567.", ["abcdef1"]),
    ("x\n\nThis reverts commit ABCDEF1.\nThis reverts commit 1234567.", ["abcdef1", "1234567"]),
    ("x\n\nThis reverts commit abcdef1.\n\nThis reverts commit abcdef1.", ["abcdef1"]),
    ("x\r\n\r\nThis reverts commit abcdef1.\r\n", ["abcdef1"]),
    ("x\n\nThis reverts\ncommit abcdef1.", ["abcdef1"]),
    ("x\n\nThis reverts commit abc.", []), ("x\n\nreverts commit abcdef1", []), ("This reverts commit", []),
    ("This reapplies commit abcdef1", []), ("", []),
  ])
  func commitsAreReadFromAMessage(message: String, commits: [String]) {
    #expect(Reverts.commits(namedIn: message) == commits)
  }

  @Test(arguments: [
    ("Revert \"feat: x\"", "feat: x"), ("Revert \"feat: x (#1)\" (#2)", "feat: x (#1)"),
    ("Revert \"Revert \"feat: x\"\"", "Revert \"feat: x\""),
  ])
  func theTitleIsReadFromASubject(subject: String, title: String) { #expect(Reverts.revertedTitle(subject) == title) }

  @Test(arguments: ["feat: x", "Revert feat: x", "Revert \"", "revert \"x\"", "Reapply \"x\"", ""])
  func anyOtherSubjectHasNone(subject: String) { #expect(Reverts.revertedTitle(subject) == nil) }
}
