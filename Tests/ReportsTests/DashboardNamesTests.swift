import Testing

@testable import Reports

@Suite struct DashboardNamesTests {
  @Test(arguments: [
    ("people.html", true), ("index.html", true), ("data/people-byline-chart-1.csv", true), ("mine.html", false),
    ("data/mine.csv", false), ("people.html.bak", false), ("notes/people.html", false), ("data/people.csv", false),
  ])
  func knowsWhatAnEarlierSiteMayHaveLeft(path: String, isOurs: Bool) {
    #expect(Dashboard.mayBeOurs(path) == isOurs)
  }

  @Test func everyPageHasItsOwnName() {
    let names = DashboardPage.all.map(\.id)
    #expect(Set(names).count == names.count)
    #expect(names.first == "index")
  }
}
