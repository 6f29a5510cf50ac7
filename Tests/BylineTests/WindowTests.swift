import Testing

/// Which days a report is about.
@Suite struct WindowTests {
  /// The line under the title: the repository and the days.
  private func subtitle(_ outcome: Program.Outcome) throws -> String {
    let lines = outcome.output.split(separator: "\n")
    try #require(lines.count > 2, "\(outcome.errors)")
    return String(lines[1])
  }

  @Test func theLastCompleteWeekIsTheDefault() throws {
    #expect(try subtitle(try Sample.byline(["report"])) == "_tidepool · 2026-W33 (2026-08-10 to 2026-08-16)_")
  }

  @Test func aWeekCanBeNamed() throws {
    let outcome = try Sample.byline(["report", "--week", "2026-W30"])
    #expect(try subtitle(outcome) == "_tidepool · 2026-W30 (2026-07-20 to 2026-07-26)_")
  }

  @Test func daysCanBeNamed() throws {
    let outcome = try Sample.byline(["report", "--since", "2026-07-01", "--until", "2026-07-14"])
    #expect(outcome.output.hasPrefix("# Report\n"))
    #expect(try subtitle(outcome) == "_tidepool · 2026-07-01 to 2026-07-14_")
  }

  @Test func withoutALastDayTheWindowEndsAtTheMomentOfTheReport() throws {
    let outcome = try Sample.byline(["report", "--since", "2026-08-01"])
    #expect(try subtitle(outcome) == "_tidepool · 2026-08-01 to 2026-08-20_")
  }

  @Test func headlinesOfAYoungHistoryBeginWithIt() throws {
    let outcome = try Sample.byline(["report", "headlines"])
    #expect(try subtitle(outcome) == "_tidepool · 2026-05-18 to 2026-08-16_")
    #expect(outcome.output.contains("\nThe history begins in 2026-W21, and this window with it. "))
  }

  @Test func headlinesLookBackOnAYear() throws {
    let outcome = try Sample.byline(["report", "headlines"], asOf: "2027-06-30")
    #expect(try subtitle(outcome) == "_tidepool · 2026-06-29 to 2027-06-27_")
  }

  @Test func whereNothingLandedLastWeekTheReportIsAboutTheLastWeekInWhichSomethingDid() throws {
    let outcome = try Sample.byline(["report"], asOf: "2026-09-10")
    #expect(try subtitle(outcome) == "_tidepool · 2026-W34 (2026-08-17 to 2026-08-23)_")
    #expect(
      outcome.output.contains(
        "\nNothing landed in 2026-W36; this is the last week in which something did. In 2026-W34, "))
  }

  @Test func anAnswerSaysTheSame() throws {
    let outcome = try Sample.byline(["query", "throughput"], asOf: "2026-09-10")
    #expect(try subtitle(outcome) == "_tidepool · 2026-W34 (2026-08-17 to 2026-08-23)_")
    #expect(
      outcome.output.contains("\nNothing landed in 2026-W36; this is the last week in which something did. How many "))
  }

  @Test func anEmptyWeekThatWasAskedForIsReportedAsEmpty() throws {
    let outcome = try Sample.byline(["report", "--week", "2026-W29"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\nIn 2026-W29, nothing landed in tidepool.\n"))
  }

  @Test func aQuerySplitByWeekHasARowAWeek() throws {
    let outcome = try Sample.byline([
      "query", "throughput", "--by", "week", "--since", "2026-08-03", "--until", "2026-08-16",
    ])
    let rows = outcome.output.split(separator: "\n").filter { $0.contains("| throughput") }
    #expect(rows.count == 2)
    #expect(rows.first?.hasPrefix("| 2026-W32") == true)
    #expect(rows.last?.hasPrefix("| 2026-W33") == true)
  }
}
