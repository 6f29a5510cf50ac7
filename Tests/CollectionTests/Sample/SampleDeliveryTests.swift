import Store
import Testing

/// The sample's requests, releases, features, reverts and people, by the answer key in `SampleData/README.md`.
@Suite struct SampleDeliveryTests {
  private let sample: SampleHistory
  private var collected: Collected { sample.collected }

  init() throws { sample = try SampleHistory.shared.get() }

  // MARK: Requests

  /// Request 55 landed by a rebase: its head is not on main, and no text names it.
  @Test func theseRequestsAreSeen() throws {
    #expect(
      try collected.texts(
        """
        SELECT rule || ' ' || landing || ' ' || COUNT(*) AS n FROM change_requests GROUP BY rule, landing ORDER BY rule, landing
        """) == [
          "bitbucket-merge-subject merge 1", "gitlab-merge-reference merge 1", "merge-subject merge 11",
          "pull-ref fast-forward 1", "pull-ref none 2", "squash-subject squash 25",
        ])
    #expect(
      try collected.texts("SELECT requestKey FROM change_requests WHERE landing = 'none' ORDER BY number")
        == ["#55", "#59"])
    #expect(try collected.texts("SELECT requestKey FROM change_requests WHERE landing = 'fast-forward'") == ["#26"])
  }

  @Test func everyRequestThatLandedIsCertain() throws {
    #expect(
      try collected.texts("SELECT DISTINCT confidence FROM change_requests WHERE landing <> 'none'") == ["high"])
  }

  // MARK: Releases and features

  /// The prerelease's 18 mainline commits count in the release that follows.
  @Test func theseReleasesHaveSoManyMainlineCommits() throws {
    #expect(
      try collected.texts("SELECT name || ' ' || unitCount AS n FROM release_facts ORDER BY releaseTime") == [
        "v0.1.0 17", "v0.2.0 14", "v0.3.0-rc.1 0", "v0.3.0 26", "v0.4.0 19", "v0.5.0 26",
      ])
    #expect(try collected.number("SELECT COUNT(*) AS n FROM unit_facts WHERE releaseId IS NULL") == 8)
  }

  @Test func nineteenFeaturesWereReleased() throws {
    #expect(
      try collected.texts(
        """
        SELECT releaseName || ' ' || requestKey || ' ' || rung AS n FROM feature_facts WHERE isReverted = 0
        ORDER BY featureId
        """) == [
          "v0.1.0  changelog", "v0.1.0 #1 changelog", "v0.1.0 #3 changelog", "v0.1.0 #5 changelog",
          "v0.2.0 #8 changelog", "v0.2.0 #9 changelog", "v0.2.0 #10 changelog", "v0.2.0 #14 changelog",
          "v0.3.0  title", "v0.3.0 #22 title", "v0.3.0 #25 title", "v0.3.0  title", "v0.4.0 #34 changelog",
          "v0.4.0 #37 changelog", "v0.4.0 #38 changelog", "v0.5.0 #39 changelog", "v0.5.0 #44 changelog",
          "v0.5.0 #50 changelog", "v0.5.0 #52 changelog",
        ])
  }

  @Test func aFeatureThatWasRevertedBeforeItsReleaseDidNotShip() throws {
    #expect(
      try collected.texts("SELECT releaseName || ' ' || requestKey AS n FROM feature_facts WHERE isReverted = 1")
        == ["v0.3.0 #18"])
  }

  @Test func threeCommitsRevert() throws {
    let reverts = try collected.store.rows(
      """
      SELECT c.sha AS sha, t.sha AS target FROM unit_facts AS u
      JOIN commits AS c ON c.repositoryId = u.repositoryId AND c.commitId = u.commitId
      JOIN commits AS t ON t.repositoryId = u.repositoryId AND t.commitId = u.revertsId ORDER BY u.landedTime
      """)
    #expect(
      try reverts.map { [try #require(sample.marks[$0.text("sha")]), try #require(sample.marks[$0.text("target")])] }
        == [[50, 49], [83, 40], [86, 50]])
  }

  @Test func twoChangesStayReverted() throws {
    #expect(
      try sample.lines(
        """
        SELECT c.sha AS sha FROM unit_facts AS u
        JOIN commits AS c ON c.repositoryId = u.repositoryId AND c.commitId = u.commitId
        WHERE u.revertedDay IS NOT NULL
        """) == [":40 ", ":50 "])
  }

  /// Titles of the mainline; the octopus merge (:54) has none and takes the class of a commit that it landed.
  @Test func theMainlineHasTheseClasses() throws {
    #expect(
      try collected.texts(
        """
        SELECT changeClass || ' ' || COUNT(*) || ' ' || SUM(isBreaking) AS n FROM unit_facts GROUP BY changeClass
        ORDER BY changeClass
        """) == [
          " 31 0", "dependency 5 0", "documentation 10 0", "feature 17 1", "fix 16 0", "maintenance 11 0",
          "performance 3 0", "refactor 5 0", "revert 3 0", "security 2 0", "test 7 0",
        ])
  }

  // MARK: People

  /// By person: commits that are no merges, those of them that are marked; both again for the weeks W26 to W33.
  @Test func elevenPeopleWroteSoManyCommits() throws {
    #expect(
      try collected.texts(
        """
        SELECT p.name || ' ' || COUNT(*) || ' ' || SUM(f.hasMark)
          || ' ' || SUM(CASE WHEN f.landedWeek BETWEEN 2947 AND 2954 THEN 1 ELSE 0 END)
          || ' ' || SUM(CASE WHEN f.landedWeek BETWEEN 2947 AND 2954 THEN f.hasMark ELSE 0 END) AS n
        FROM change_facts AS f JOIN people AS p ON p.personId = f.personId
        WHERE f.isMerge = 0 AND f.origin NOT IN ('agentic', 'automation') AND p.name NOT IN ('', 'Bolt')
          AND p.name NOT LIKE '%[bot]' GROUP BY p.personId ORDER BY p.name
        """) == [
          "Claude Dubois 5 2 3 2", "Ingrid Moen 8 0 3 0", "Jörg Lindqvist 6 3 4 2", "Kenji Watanabe 7 7 5 5",
          "Lena Fischer 9 9 5 5", "Maya Okafor 9 8 5 5", "Priya Nair 9 6 5 5", "Robin Vale 4 3 3 2",
          "Ruth Adeyemi 11 1 5 0", "Sam Whitfield 8 2 4 1", "Tomás Rivera 11 8 5 5",
        ])
  }

  @Test func oneAuthorHasNoName() throws {
    #expect(try collected.texts("SELECT email FROM people WHERE name = ''") == ["drive-by@example.com"])
  }
}
