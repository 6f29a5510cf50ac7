import Collectors
import Facts
import Foundation
import Testing

/// What real forges gave out, counted here by Foundation's reader and by rules of their own.
@Suite(.enabled(if: RecordedReviews.arePresent, RecordedReviews.reason))
struct RecordedForgesTests {
  private static let tables: [(path: String, title: String)] = [
    ("devlake/gitlab/raw/_raw_gitlab_api_deployments.csv", "GitLab"),
    ("devlake/gitlab/raw/_raw_gitlab_api_merge_request_commits.csv", "GitLab"),
    ("devlake/gitlab/raw/_raw_gitlab_api_merge_request_notes.csv", "GitLab"),
    ("devlake/gitlab/raw/_raw_gitlab_api_merge_requests.csv", "GitLab"),
    ("devlake/gitlab/raw/_raw_gitlab_api_merge_requests_for_mr_commit_test.csv", "GitLab"),
    ("devlake/gitlab/raw/_raw_gitlab_api_merge_requests_for_mr_notes_test.csv", "GitLab"),
    ("devlake/bitbucket/raw/_raw_bitbucket_api_deployments.csv", "Bitbucket Cloud"),
    ("devlake/bitbucket/raw/_raw_bitbucket_api_pull_request_commits.csv", "Bitbucket Cloud"),
    ("devlake/bitbucket/raw/_raw_bitbucket_api_pull_requests.csv", "Bitbucket Cloud"),
    ("devlake/bitbucket/raw/_raw_bitbucket_api_pullrequest_comments.csv", "Bitbucket Cloud"),
    ("devlake/bitbucket_server/raw/_raw_bitbucket_server_api_pull_request_commits.csv", "Bitbucket Server"),
    ("devlake/bitbucket_server/raw/_raw_bitbucket_server_api_pull_requests.csv", "Bitbucket Server"),
    ("devlake/azuredevops_go/raw/_raw_azuredevops_go_api_pull_request_commits.csv", "Azure DevOps"),
    ("devlake/azuredevops_go/raw/_raw_azuredevops_go_api_pull_requests.csv", "Azure DevOps"),
    ("devlake/github/raw/_raw_github_api_pull_requests.csv", "GitHub REST"),
    ("devlake/github/raw/_raw_github_api_pull_request_reviews.csv", "GitHub REST"),
    ("devlake/github/raw/_raw_github_api_pull_request_commits.csv", "GitHub REST"),
    ("devlake/github/raw/_raw_github_api_pull_request_review_comments.csv", "GitHub REST"),
  ]

  @Test(arguments: tables)
  func everyRowOfATableIsOfOneForge(_ path: String, _ title: String) throws {
    let formats = ReviewFormatRegistry.all.map { $0.init() }
    for row in try RecordedReviews.table(path) {
      let value = try #require(JSONText(Array((row["data"] ?? "").utf8))).root
      let claims = formats.filter { $0.certainty(of: value, ReviewContext()) > 0 }.map { type(of: $0).title }
      #expect(claims == [title])
    }
  }

  @Test(arguments: tables.filter { $0.title != "GitHub REST" })
  func everyRowOfATableIsTaken(_ path: String, _ title: String) throws {
    let rows = try RecordedReviews.data(path).count
    let tally = try RecordedReviews.read(path).tally
    #expect(tally.formats == [title: rows])
    #expect(tally.rejected == 0)
    #expect(tally.ignored == 0)
  }

  private static let gitHubs: [String] = {
    let files = FileManager.default.enumerator(atPath: RecordedReviews.folder)?.allObjects as? [String] ?? []
    return files.filter { file in
      file.hasSuffix(".json") && ["gh-cli/", "octokit-webhooks/", "git-prs/"].contains { file.hasPrefix($0) }
    }.sorted()
  }()

  @Test func noOtherForgeClaimsGitHubsRecords() throws {
    let formats = ReviewFormatRegistry.all.filter { !$0.id.hasPrefix("github") && !$0.id.hasPrefix("gh") }
      .map { $0.init() }
    #expect(formats.count == 8)
    #expect(Self.gitHubs.count > 100)
    for file in Self.gitHubs {
      let data = try Data(contentsOf: URL(filePath: "\(RecordedReviews.folder)/\(file)"))
      let root = try #require(JSONText(Array(data)), "\(file)").root
      for value in root.kind == .array ? root.elements : [root] {
        #expect(formats.allSatisfy { $0.certainty(of: value, ReviewContext()) == 0 }, "\(file)")
      }
    }
  }

  private static let exchanges = [
    "gitlab_mr_commits", "gitlab_mr_list", "gitlab_mr_merge", "gitlab_mr_merge_refs", "gitlab_mr_notes",
    "gitlab_mr_status", "gitlab_releases", "forgejo_pr_comments", "forgejo_pr_commits", "forgejo_pr_list",
    "forgejo_pr_merged_189", "forgejo_releases",
  ]

  @Test(arguments: exchanges)
  func everyExchangeIsOfOneForge(_ name: String) throws {
    let formats = ReviewFormatRegistry.all.map { $0.init() }
    let expected = name.hasPrefix("gitlab") ? "gitlab" : "gitea"
    for (url, body) in try RecordedReviews.bodies("ogr-recorded/\(name).json") {
      let data = try JSONSerialization.data(withJSONObject: body)
      let value = try #require(JSONText(Array(data))).root
      let claims = formats.filter { $0.certainty(of: value, ReviewContext(url: url)) > 0 }.map { type(of: $0).id }
      #expect(claims == [expected], "\(url)")
    }
  }

  @Test(arguments: exchanges)
  func exchangesHoldWhatAnotherReadingCounts(_ name: String) throws {
    let bodies = try RecordedReviews.bodies("ogr-recorded/\(name).json")
    let (items, tally) = try RecordedReviews.read("ogr-recorded/\(name).json")
    #expect(tally.rejected == 0)

    let numbers = bodies.compactMap { $0.body["source_branch"] != nil || $0.body["merge_base"] != nil ? $0.body : nil }
      .compactMap { ($0["iid"] ?? $0["number"]) as? Int }
    #expect(items.requests.filter { $0.state != nil }.map(\.number).sorted() == numbers.sorted())
    #expect(tally.changes >= Set(numbers).count)

    let comments = bodies.count { $0.body["system"] as? Bool == false || $0.body["issue_url"] != nil }
    #expect(items.events.count { $0.kind == .comment } == comments)

    let tags = bodies.filter { $0.body["released_at"] != nil || $0.body["target_commitish"] != nil }
      .compactMap { $0.body["tag_name"] as? String }
    #expect(items.releases.map(\.tag).sorted() == tags.sorted())

    let commits = bodies.filter { $0.url.contains("/commits") && !$0.url.contains("/repository/") }
      .compactMap { ($0.body["id"] ?? $0.body["sha"]) as? String }
    #expect(items.requests.compactMap(\.commits).flatMap { $0 }.map(\.id).sorted() == commits.sorted())
  }

  @Test func gitLabsProjectNumbersAreGivenAway() throws {
    let (items, _) = try RecordedReviews.read("ogr-recorded/gitlab_mr_notes.json")
    let number = ProjectName(forge: .gitlab, host: "gitlab.com", path: "14233409")
    let path = ProjectName(forge: .gitlab, host: "gitlab.com", path: "packit-service/ogr-tests")
    #expect(Set(items.aliases.map(\.alias)) == [number])
    #expect(Set(items.aliases.map(\.project)) == [path])
    #expect(Set(items.requests.map(\.project)) == [number, path])
  }

  @Test func forgejosDeletedAccountsAreNobodyAndLostBranchesKeepTheirName() throws {
    let record = try #require(try RecordedReviews.read("ogr-recorded/forgejo_pr_merged_189.json").items.requests.first)
    #expect(record.author == nil)
    #expect(record.mergedBy?.login == "packit-validator")
    #expect(record.headBranch == "test-mr-merge")
    #expect(record.landed == "dd9b6c54c0788301c86bdf058a8e91e3594a0a17")
    #expect(record.state == .merged)
  }
}
