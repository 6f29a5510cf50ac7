import Aggregation
import Testing

@testable import Reports

@Suite struct HealthBooksTests {
  private func books(
    _ name: String = "ferry", born: Int = 100, dead: Int = 40, alive: Int = 60, unknown: Int = 0, counted: Int? = 60
  ) -> LineBooks {
    LineBooks(repository: name, born: born, dead: dead, alive: alive, unknown: unknown, counted: counted)
  }

  @Test(
    arguments: [
      (100, 40, 60, 0, 60, true), (100, 40, 60, 5, 65, true), (100, 40, 60, 0, nil, true), (100, 41, 60, 0, 60, false),
      (100, 40, 60, 0, 61, false), (100, 40, 60, 5, 60, false), (0, 0, 0, 0, 0, true),
    ] as [(Int, Int, Int, Int, Int?, Bool)])
  func whatLandedLeftOrIsThere(born: Int, dead: Int, alive: Int, unknown: Int, counted: Int?, isBalanced: Bool) {
    let books = books(born: born, dead: dead, alive: alive, unknown: unknown, counted: counted)
    #expect(books.isBalanced == isBalanced)
  }

  @Test func ownersThatDoNotBalanceBreakSumsThatDo() {
    var books = books()
    books.unbalancedOwners = 2
    #expect(!books.isBalanced)
    let sentence = HealthBooks([books], repositories: 1).sentences.first
    #expect(sentence?.hasSuffix("git counts 60; the lines of 2 commits do not balance by themselves.") == true)
  }

  @Test func balancedBooksAreASentenceAndNoAlarm() {
    let health = HealthBooks([books(), books("tides", born: 7, dead: 0, alive: 7, counted: 7)], repositories: 2)
    #expect(health.alarm == nil && health.rows.isEmpty)
    #expect(
      health.sentences == [
        "The line history balances: 107 lines landed, 40 left, 67 are there, as many as git counts."
      ])
  }

  @Test func aBrokenBalanceStandsFirstAndNamesItsRepository() throws {
    let health = HealthBooks([books(), books("tides", dead: 41, unknown: 3, counted: 70)], repositories: 2)
    let account =
      "tides: the line history does not balance. 100 lines landed and 41 left, which leaves 59; 60 are there, and 3 "
      + "whose owner is not known; git counts 70."
    let alarm = try #require(health.alarm)
    #expect(alarm.title == "Do not trust the durability figures")
    #expect(alarm.blocks == [.note(account + " Report this as a fault of Byline.")])
    #expect(health.sentences == [account])
    #expect(health.rows.map(\.what).first == "repositories whose line history does not balance")
  }

  @Test func whatIsMissingIsCounted() {
    let health = HealthBooks([books(alive: 60, unknown: 4, counted: nil)], repositories: 3)
    #expect(health.rows.map(\.count) == [2, 1, 4])
    #expect(health.sentences == ["The line history balances: 100 lines landed, 40 left, 60 are there."])
    #expect(
      HealthBooks([], repositories: 1).sentences == ["There is no line history: durability is not measured."])
  }
}
