import Aggregation
import Facts
import Testing

/// The metrics that say how people work with AI.
@Suite struct ContributorMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
  }

  /// Five people of whom three work with AI, one of them through a tool that writes itself into the author's name; an
  /// agent's own identity, a bot, and someone who only merges.
  private func fillActive() throws {
    try store.change(1, day: monday, .assisted, person: 1)
    try store.change(2, day: monday, .assisted, person: 2)
    try store.change(3, day: monday, .unmarked, person: 2)
    try store.change(4, day: monday, .unmarked, person: 3)
    try store.change(5, day: monday, .unmarked, person: 4)
    try store.change(6, day: monday, .agentic, person: 5)
    try store.change(7, day: monday - 30, .unmarked, person: 5)
    try store.change(8, day: monday, .agentic, person: 9)
    try store.change(9, day: monday, .automation, person: 8)
    try store.change(10, day: monday, .unmarked, person: 6, isMerge: true)
  }

  @Test func sharesPeopleWithAnAICommit() throws {
    try fillActive()
    #expect(
      try store.answer("ai-active-contributors") == ["headline 0.6 = 3/5 n 5 in 0.2307…0.8824", "active 5 n 5"])
  }

  @Test func splitsActivePeopleByWeekAndRepository() throws {
    try fillActive()
    try store.change(11, day: monday, .assisted, person: 1, repository: 2)
    let privacy = PrivacyPolicy(minimumGroup: 1)
    #expect(
      try store.answer("ai-active-contributors", by: [.repository], privacy: privacy) == [
        "alpha: headline 0.6 = 3/5 n 5 in 0.2307…0.8824", "alpha: active 5 n 5",
        "beta: headline 1 = 1/1 n 1 in 0.2065…1", "beta: active 1 n 1",
      ])
    let fortnight = Period(firstDay: monday - 7, endDay: monday + 7)
    #expect(
      try store.answer("ai-active-contributors", by: [.week], period: fortnight) == [
        "2026-W32: headline notApplicable = 0/0 n 0", "2026-W32: active 0 n 0",
        "2026-W33: headline 0.6 = 3/5 n 5 in 0.2307…0.8824", "2026-W33: active 5 n 5",
      ])
  }

  /// Five people with three commits in the window, three of them all with AI, since 15, 6 and 7 days.
  private func fillStreaks() throws {
    try changes(1, [-10], .unmarked)
    try changes(1, [-8, -5, 0, 0, 0], .assisted)
    try changes(2, [1, 1, 2], .assisted)
    try changes(3, [0, 0, 0], .assisted)
    try changes(3, [6], .unmarked)
    try changes(4, [0, 1, 2], .unmarked)
    try changes(5, [-3], .unmarked)
    try changes(5, [-3, 0, 0, 0], .assisted)
    try changes(6, [0, 1], .assisted)
    try changes(7, [0, 1, 2], .agentic)
  }

  @Test func sharesPeopleWhoCommitNothingWithoutAI() throws {
    try fillStreaks()
    #expect(
      try store.answer("all-ai-contributors") == [
        "headline 0.6 = 3/5 n 5 in 0.2307…0.8824", "streak insufficient n 3", "active 5 n 5",
      ])
  }

  @Test func measuresStreaksFromTheFirstCommitAfterTheLastUnmarkedDay() throws {
    try fillStreaks()
    let privacy = PrivacyPolicy(minimumGroup: 3)
    #expect(try store.answer("all-ai-contributors", privacy: privacy, only: ["streak"]) == ["streak 7 n 3"])
  }

  @Test func breaksAStreakOnlyInTheRepositoriesAskedFor() throws {
    try changes(1, [-8, -5, 0, 0, 0], .assisted)
    try changes(1, [-6], .unmarked, repository: 2)
    let privacy = PrivacyPolicy(minimumGroup: 1)
    #expect(try store.answer("all-ai-contributors", privacy: privacy, only: ["streak"]) == ["streak 12 n 1"])
    #expect(
      try store.answer("all-ai-contributors", repositories: [1], privacy: privacy, only: ["streak"])
        == ["streak 15 n 1"])
    #expect(
      try store.answer("all-ai-contributors", by: [.repository], privacy: privacy) == [
        "alpha: headline 1 = 1/1 n 1 in 0.2065…1", "alpha: streak 15 n 1", "alpha: active 1 n 1",
        "beta: headline notApplicable = 0/0 n 0", "beta: streak notApplicable n 0", "beta: active 0 n 0",
      ])
  }

  private func changes(_ person: Int, _ days: [Int], _ origin: ChangeOrigin, repository: Int = 1) throws {
    for (index, day) in days.enumerated() {
      let id = person * 1000 + (origin == .unmarked ? 500 : 0) + index
      try store.change(id, day: monday + day, origin, person: person, repository: repository)
    }
  }
}
