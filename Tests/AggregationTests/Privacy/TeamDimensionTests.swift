import Aggregation
import Facts
import Testing

/// Metrics by team, where the people are those of requests, units, lines and reviews.
@Suite struct TeamDimensionTests {
  /// Persons 1 to 5 are of the team web, 6 to 11 of none, 12 reviews only, 13 is an agent that authors commits.
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    for id in 1...11 {
      try store.person(id, "P\(id)", team: id < 6 ? "web" : "")
      try store.change(id, day: monday, .unmarked, person: id)
    }
    try store.person(12, "Rea", team: "web")
    try store.person(13, "Claude")
    try store.change(13, day: monday, .agentic, person: 13)
  }

  @Test func aRequestIsItsPersons() throws {
    for number in 1...3 {
      try store.request(number, merged: monday, person: number, with: ["humanReviews": number % 2])
    }
    try store.request(4, merged: monday, person: 7)
    try store.request(5, merged: monday, .agentic, person: 1)
    try store.request(6, merged: monday, .agentic, person: 0)
    #expect(
      try store.answer("review-coverage", by: [.team], only: [""]) == [
        "web: headline 0.5 = 2/4 n 4 in 0.15…0.85 covering 1",
        "no team: headline 0 = 0/1 n 1 in 0…0.7935 covering 1",
        "unknown: headline 0 = 0/1 n 1 in 0…0.7935 covering 1",
      ])
  }

  @Test func aUnitIsItsPersonsAndALineItsAuthors() throws {
    try store.unit(1, day: monday, .unmarked, person: 2)
    try store.unit(2, day: monday, .unmarked, person: 8)
    try store.unit(3, day: monday, .agentic, person: 13)
    #expect(
      try store.answer("throughput", by: [.team], only: ["", "contributors"]) == [
        "web: headline 1 n 1", "web: contributors 5 n 5", "no team: headline 1 n 1", "no team: contributors 6 n 6",
        "agents and bots: headline 1 n 1", "agents and bots: contributors 0 n 0",
      ])
    try store.fate(10, day: monday, .human, person: 3)
    try store.fate(4, day: monday, .unmarked, person: 9)
    try store.fate(2, day: monday, nil)
    #expect(
      try store.answer("surviving-ai-share", by: [.team], only: ["lines"]) == [
        "web: lines 10 n 10 covering 0", "no team: lines 4 n 4 covering 0", "unknown: lines 2 n 2 covering 0",
      ])
  }

  /// A team of five with one who only reviews: what it did is told, but that one hides nobody of a smaller team.
  @Test func whoOnlyReviewsIsOfTheTeamAndHidesNobody() throws {
    try store.request(1, merged: monday, created: monday - 1, person: 7)
    for person in [1, 2, 3, 4, 12] { try store.review("a\(person)", of: 1, .approved, person: person, day: monday) }
    #expect(
      try store.answer("review-load", by: [.team], only: ["reviewers"]) == ["web: reviewers 5 n 5"])
    #expect(
      try store.answer(
        "review-load", by: [.team], privacy: PrivacyPolicy(minimumGroup: 6), only: ["reviewers"]) == [
          "no team: reviewers insufficient n 5"
        ])
  }

  /// With one team too small in the window, total minus the other would give it.
  @Test func aSecondTeamIsKeptBackSoThatOneCannotBeSubtracted() throws {
    for id in 14...18 {
      try store.person(id, "P\(id)", team: "api")
      try store.change(id, day: monday - 7, .unmarked, person: id)
    }
    #expect(
      try store.answer("ai-active-contributors", by: [.team], only: [""]) == [
        "web: headline 0 = 0/5 n 5 in 0…0.4345", "no team: headline 0 = 0/6 n 6 in 0…0.3903",
      ])
    try store.change(20, day: monday, .assisted, person: 14)
    #expect(
      try store.answer("ai-active-contributors", by: [.team], only: [""]) == [
        "api: headline insufficient n 1", "web: headline insufficient n 5",
        "no team: headline 0 = 0/6 n 6 in 0…0.3903",
      ])
  }
}
