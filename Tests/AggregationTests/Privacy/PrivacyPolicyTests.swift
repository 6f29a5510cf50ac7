import Aggregation
import Facts
import Testing

@Suite struct PrivacyPolicyTests {
  private let store: MemoryStore

  /// Six people with one commit each, in alphabetical and in rank order of their commits' sizes.
  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    for (index, name) in ["Ada", "Ben", "Cy", "Dee", "Eve", "Fay"].enumerated() {
      try store.person(index + 1, name)
      try store.change(index, day: monday, index == 0 ? .assisted : .unmarked, person: index + 1)
    }
  }

  @Test func hidesPeopleByDefault() {
    let expected = BylineError(
      .usage, "contributors are hidden by default, so nothing can be split by contributor",
      hint: "add --people pseudonyms, or --people names where everyone concerned has agreed")
    #expect(throws: expected) { try store.answer("ai-commit-share", by: [.contributor]) }
  }

  @Test func namesPeopleWhenAllowed() throws {
    #expect(try groups(.names) == ["Ada", "Ben", "Cy", "Dee", "Eve", "Fay"])
  }

  @Test func tellsPeopleOfOneNameApart() throws {
    try store.person(7, "Ada")
    try store.change(7, day: monday, .unmarked, person: 7)
    #expect(try groups(.names) == ["Ada (1)", "Ada (7)", "Ben", "Cy", "Dee", "Eve", "Fay"])
  }

  @Test func numbersPseudonyms() throws {
    let numbers = (1...6).map { "Contributor \($0)" }
    #expect(try groups(.pseudonyms(key: "a")) == numbers)
    #expect(try groups(.pseudonyms(key: "b")) == numbers)
  }

  @Test func ordersPseudonymsByTheKeyAlone() throws {
    let numbers = try ["a", "b", "c", "d"].map { try number(key: $0) }
    #expect(try numbers == ["a", "b", "c", "d"].map { try number(key: $0) })
    #expect(Set(numbers).count > 1)
  }

  @Test func keepsANumberInEveryAnswerOfAReport() throws {
    let number = try number(key: "a")
    // Five of the six are active a week later; the numbers have a gap, not another order.
    for person in 1...5 { try store.change(10 + person, day: monday + 7, .unmarked, person: person) }
    try store.change(20, day: monday + 7, .assisted, person: 1)
    let later = try store.answer(
      "ai-commit-share", by: [.contributor], period: Period(firstDay: monday + 7, endDay: monday + 14),
      privacy: PrivacyPolicy(people: .pseudonyms(key: "a")), only: [""])
    #expect(later.filter { $0.contains(" 0.5 = 1/2 ") }.map { String($0.prefix { $0 != ":" }) } == [number])
  }

  @Test func doesNotPutAFewPeopleUnderPseudonyms() throws {
    let expected = BylineError(
      .failure, "pseudonyms would not hide 6 contributors: fewer than 7",
      hint: "take a longer window or more repositories, or --people names where everyone concerned has agreed")
    #expect(throws: expected) {
      try store.answer(
        "ai-commit-share", by: [.contributor],
        privacy: PrivacyPolicy(minimumGroup: 7, people: .pseudonyms(key: "a")))
    }
  }

  @Test func keepsSmallGroupsOfPeopleBack() throws {
    #expect(try store.answer("ai-active-contributors", only: [""]) == ["headline 0.1667 = 1/6 n 6 in 0.0301…0.5635"])
    #expect(
      try store.answer("ai-active-contributors", privacy: PrivacyPolicy(minimumGroup: 7), only: [""]) == [
        "headline insufficient n 6"
      ])
  }

  @Test func keepsASecondRepositoryBackSoThatOneCannotBeSubtracted() throws {
    try store.repository(2, "beta")
    try store.repository(3, "gamma")
    for person in 1...5 { try store.change(person, day: monday, .unmarked, person: person, repository: 2) }
    for person in 1...2 { try store.change(person, day: monday, .assisted, person: person, repository: 3) }
    #expect(
      try store.answer("ai-active-contributors", by: [.repository], only: [""]) == [
        "alpha: headline 0.1667 = 1/6 n 6 in 0.0301…0.5635",
        "beta: headline insufficient n 5",
        "gamma: headline insufficient n 2",
      ])
  }

  @Test func leavesTwoSmallRepositoriesAsTheyAre() throws {
    try store.repository(2, "beta")
    try store.repository(3, "gamma")
    for repository in 2...3 {
      try store.change(1, day: monday, .assisted, person: 1, repository: repository)
    }
    #expect(
      try store.answer("ai-active-contributors", by: [.repository], only: [""]) == [
        "alpha: headline 0.1667 = 1/6 n 6 in 0.0301…0.5635",
        "beta: headline insufficient n 1",
        "gamma: headline insufficient n 1",
      ])
  }

  private func groups(_ people: PrivacyPolicy.People) throws -> [String] {
    try MetricQuery(
      MetricCatalogue.metric(id: "ai-commit-share"), period: window, by: [.contributor],
      privacy: PrivacyPolicy(people: people)
    ).results(from: store).filter { $0.measure.isEmpty }.map { $0.group.joined() }
  }

  /// The number under which the one person with an AI commit appears.
  private func number(key: String) throws -> String {
    try MetricQuery(
      MetricCatalogue.metric(id: "ai-commit-share"), period: window, by: [.contributor],
      privacy: PrivacyPolicy(people: .pseudonyms(key: key))
    ).results(from: store).filter { $0.measure.isEmpty && $0.value == 1 }.map { $0.group.joined() }.joined()
  }
}
