import Testing

/// What may be said of single people.
@Suite struct PeopleTests {
  private static let question = ["query", "agent-mix", "--by", "contributor", "--since", "2026-05-18"]

  @Test func nobodyIsNamedByDefault() throws {
    let outcome = try Sample.byline(Self.question)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors == """
        error: contributors are hidden by default, so nothing can be split by contributor
          hint: add --people pseudonyms, or --people names where everyone concerned has agreed

        """)
  }

  @Test func pseudonymsHideWhoIsWho() throws {
    let outcome = try Sample.byline(Self.question + ["--people", "pseudonyms"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#/\| Contributor [0-9]+ /#))
    #expect(!outcome.output.contains("Okafor"))
  }

  @Test func pseudonymsStayTheSameUnderTheSameKeyOnly() throws {
    let ask = Self.question + ["--people", "pseudonyms"]
    let first = try Sample.byline(ask, environment: ["BYLINE_PSEUDONYM_KEY": "one"]).output
    #expect(try Sample.byline(ask, environment: ["BYLINE_PSEUDONYM_KEY": "one"]).output == first)
    #expect(try Sample.byline(ask, environment: ["BYLINE_PSEUDONYM_KEY": "two"]).output != first)
  }

  @Test func namesAppearWhenAskedFor() throws {
    #expect(try Sample.byline(Self.question + ["--people", "names"]).output.contains("| Maya Okafor "))
  }

  @Test func aLargerMinimumGroupHoldsMoreBack() throws {
    let question = ["query", "ai-active-contributors", "--week", "2026-W33"]
    #expect(try Sample.byline(question).output.contains("88.9 %"))
    #expect(!(try Sample.byline(question + ["--minimum-group", "10"]).output.contains("88.9 %")))
  }
}
