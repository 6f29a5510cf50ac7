import Collectors
import Facts
import Foundation
import Testing

/// What DevLake made of the same rows, field by field where both mean the same.
@Suite(.enabled(if: RecordedReviews.arePresent, RecordedReviews.reason))
struct DevLakeTablesTests {
  /// A request in DevLake's words, as far as both have them; a time is cut to its second.
  private func described(_ record: RequestRecord, time: Bool = true, name: KeyPath<Actor, String>) -> [String: String] {
    var fields = [
      "number": String(record.number), "title": record.title ?? "", "state": record.state?.rawValue ?? "",
      "head": record.head ?? "", "headBranch": record.headBranch ?? "", "baseBranch": record.baseBranch ?? "",
      "author": record.author?[keyPath: name] ?? "",
    ]
    guard time else { return fields }
    fields["created"] = record.created.map(Calendar.timeLabel) ?? ""
    fields["merged"] = record.merged.map(Calendar.timeLabel) ?? ""
    fields["closed"] = record.merged == nil ? record.closed.map(Calendar.timeLabel) ?? "" : ""
    return fields
  }

  private func second(_ time: String?) -> String { time.map { $0.isEmpty ? "" : "\($0.prefix(19))Z" } ?? "" }

  @Test func gitLabsMergeRequests() throws {
    let folder = "devlake/gitlab"
    let records = try RecordedReviews.read("\(folder)/raw/_raw_gitlab_api_merge_requests.csv").items.requests
    let rows = try RecordedReviews.table("\(folder)/expected/_tool_gitlab_merge_requests.csv")
    #expect(records.count == 18)
    for row in rows {
      let record = try #require(records.first { String($0.number) == row["iid"] })
      let expected = [
        "number": row["iid"] ?? "", "title": row["title"] ?? "",
        "state": row["state"] == "opened" ? "open" : row["state"] ?? "", "head": row["diff_head_sha"] ?? "",
        "headBranch": row["source_branch"] ?? "", "baseBranch": row["target_branch"] ?? "",
        "author": row["author_username"]?.lowercased() ?? "", "created": second(row["gitlab_created_at"]),
        "merged": second(row["merged_at"]),
        "closed": row["merged_at"] == "" ? second(row["closed_at"]) : "",
      ]
      #expect(described(record, name: \.login) == expected)
      #expect(record.body ?? "" == row["description"])
      #expect(record.url == row["web_url"])
      #expect(record.isDraft == (row["work_in_progress"] == "1"))
      #expect(record.mergedBy?.login ?? "" == row["merged_by_username"]?.lowercased())
      #expect(record.landed ?? "" == row["merge_commit_sha"])
    }
    let labels = try RecordedReviews.table("\(folder)/expected/_tool_gitlab_mr_labels.csv").map {
      $0["label_name"] ?? ""
    }
    #expect(records.flatMap { $0.labels ?? [] }.sorted() == labels.sorted())
  }

  @Test func gitLabsNotes() throws {
    let folder = "devlake/gitlab"
    let items = try RecordedReviews.read("\(folder)/raw/_raw_gitlab_api_merge_request_notes.csv").items
    let rows = try RecordedReviews.table("\(folder)/expected/_tool_gitlab_mr_notes.csv")
    func lines(_ kinds: Set<RequestEvent.Kind>) -> [String] {
      items.requests.flatMap { record in
        record.events.filter { kinds.contains($0.kind) }.map {
          "\(record.number) \($0.key) \($0.actor?.login ?? "") \($0.time.map(Calendar.timeLabel) ?? "")"
        }
      }.sorted()
    }
    func lines(_ isWanted: ([String: String]) -> Bool) -> [String] {
      rows.filter(isWanted).map {
        let author = $0["author_username"]?.lowercased() ?? ""
        return
          "\($0["merge_request_iid"] ?? "") note:\($0["gitlab_id"] ?? "") \(author) \(second($0["gitlab_created_at"]))"
      }.sorted()
    }
    #expect(lines([.comment, .lineComment]) == lines { $0["is_system"] == "0" })
    #expect(lines([.approved]) == lines { $0["body"] == "approved this merge request" })
    #expect(lines([.dismissed]) == lines { $0["body"] == "unapproved this merge request" })
    #expect(lines([.merged]) == lines { $0["body"] == "merged" && $0["is_system"] == "1" })
    #expect(lines([.pushed]) == lines { $0["body"]?.hasPrefix("added ") == true })
    #expect(lines([.approved]).count == 5)
  }

  @Test func bitbucketsPullRequests() throws {
    let folder = "devlake/bitbucket"
    let records = try RecordedReviews.read("\(folder)/raw/_raw_bitbucket_api_pull_requests.csv").items.requests
    let rows = try RecordedReviews.table("\(folder)/expected/_tool_bitbucket_pull_requests.csv")
    #expect(records.count == 57)
    for row in rows {
      let record = try #require(records.first { String($0.number) == row["number"] })
      let expected = [
        "number": row["number"] ?? "", "title": row["title"] ?? "", "state": row["state"]?.lowercased() ?? "",
        "head": row["head_commit_sha"] ?? "", "headBranch": row["head_ref"] ?? "", "baseBranch": row["base_ref"] ?? "",
        "author": row["author_name"] ?? "",
      ]
      #expect(described(record, time: false, name: \.name) == expected)
      #expect(record.landed ?? "" == row["merge_commit_sha"])
      #expect(record.url == row["url"])
      #expect(record.isEndEstimated == (record.state == .merged))
    }
  }

  @Test func bitbucketsComments() throws {
    let folder = "devlake/bitbucket"
    let records = try RecordedReviews.read("\(folder)/raw/_raw_bitbucket_api_pullrequest_comments.csv").items.requests
    let rows = try RecordedReviews.table("\(folder)/expected/_tool_bitbucket_pull_request_comments.csv")
    let comments = records.flatMap { record in
      record.events.map { "\(record.number) \($0.key) \($0.actor?.name ?? "")" }
    }
    let expected = rows.map {
      "\($0["pull_request_id"] ?? "") comment:\($0["bitbucket_id"] ?? "") \($0["author_name"] ?? "")"
    }
    #expect(comments.sorted() == expected.sorted())
    #expect(records.count == 18)
  }

  @Test func bitbucketServersPullRequests() throws {
    let folder = "devlake/bitbucket_server"
    let path = "\(folder)/raw/_raw_bitbucket_server_api_pull_requests.csv"
    let records = try RecordedReviews.read(path).items.requests
    let rows = try RecordedReviews.table("\(folder)/expected/pull_requests.csv")
    #expect(records.count == 5)
    for row in rows {
      let record = try #require(records.first { String($0.number) == row["pull_request_key"] })
      let states = ["OPEN": "open", "MERGED": "merged", "CLOSED": "closed", "DECLINED": "closed"]
      let expected = [
        "number": row["pull_request_key"] ?? "", "title": row["title"] ?? "",
        "state": states[row["status"] ?? ""] ?? "",
        "head": row["head_commit_sha"] ?? "", "headBranch": row["head_ref"] ?? "", "baseBranch": row["base_ref"] ?? "",
        "author": row["author_name"] ?? "", "created": second(row["created_date"]),
        "merged": second(row["merged_date"]),
        "closed": row["merged_date"] == "" ? second(row["closed_date"]) : "",
      ]
      #expect(described(record, name: \.name) == expected)
      #expect(record.url == row["url"])
      #expect(record.project == ProjectName(forge: .bitbucketServer, host: "localhost", path: "TP/first-repo"))
      #expect(!record.isEndEstimated)
    }
  }

  @Test func azuresPullRequests() throws {
    let folder = "devlake/azuredevops_go"
    let items = try RecordedReviews.read("\(folder)/raw/_raw_azuredevops_go_api_pull_requests.csv").items
    let row = try #require(try RecordedReviews.table("\(folder)/expected/pull_requests.csv").first)
    let record = try #require(items.requests.first)
    let expected = [
      "number": row["pull_request_key"] ?? "", "title": row["title"] ?? "", "state": "open",
      "head": row["head_commit_sha"] ?? "", "headBranch": "ticket-2", "baseBranch": "main",
      "author": row["author_name"] ?? "", "created": second(row["created_date"]), "merged": "", "closed": "",
    ]
    #expect(described(record, name: \.name) == expected)
    #expect(record.labels == ["feature"])
    // The commit is that of a trial merge: nothing landed.
    #expect(record.landed == nil)
    #expect(
      record.project == ProjectName(forge: .azure, host: "dev.azure.com", path: "johndoe/test-project/test-repo2"))
    let part = try #require(
      try RecordedReviews.read("\(folder)/raw/_raw_azuredevops_go_api_pull_request_commits.csv").items.requests.first)
    #expect(items.aliases.map(\.alias) == [part.project])
    #expect(items.aliases.map(\.project) == [record.project])
  }

  private static let commits = [
    ("gitlab", "gitlab_api_merge_request_commits", "_tool_gitlab_mr_commits"),
    ("bitbucket", "bitbucket_api_pull_request_commits", "_tool_bitbucket_pull_request_commits"),
    ("bitbucket_server", "bitbucket_server_api_pull_request_commits", "_tool_bitbucket_pull_request_commits"),
  ]

  @Test(arguments: commits)
  func commitsOfRequests(_ forge: String, _ raw: String, _ table: String) throws {
    let records = try RecordedReviews.read("devlake/\(forge)/raw/_raw_\(raw).csv").items.requests
    let rows = try RecordedReviews.table("devlake/\(forge)/expected/\(table).csv")
    let commits = records.flatMap { record in
      (record.commits ?? []).map {
        "\($0.id) \($0.authorName) \($0.authorEmail) \($0.authored.map(Calendar.timeLabel) ?? "")"
      }
    }
    let expected = rows.map {
      "\($0["commit_sha"] ?? "") \($0["commit_author_name"] ?? "") \($0["commit_author_email"] ?? "")"
        + " \(second($0["commit_authored_date"]))"
    }
    #expect(Set(commits) == Set(expected))
  }

  /// GitLab's table names the request by GitLab's own id.
  @Test func gitLabsCommitsAreThoseOfTheirRequests() throws {
    let folder = "devlake/gitlab"
    let raw = "\(folder)/raw/_raw_gitlab_api_merge_request_commits.csv"
    let numbers = Dictionary(
      try RecordedReviews.table(raw).map { row in
        let input = try JSONSerialization.jsonObject(with: Data((row["input"] ?? "").utf8)) as? [String: Int]
        return (String(input?["GitlabId"] ?? 0), String(input?["Iid"] ?? 0))
      }, uniquingKeysWith: { $1 })
    let found = try RecordedReviews.read(raw).items.requests
      .flatMap { record in (record.commits ?? []).map { "\(record.number) \($0.id)" } }
    let rows = try RecordedReviews.table("\(folder)/expected/_tool_gitlab_mr_commits.csv").map {
      "\(numbers[$0["merge_request_id"] ?? ""] ?? "?") \($0["commit_sha"] ?? "")"
    }
    #expect(rows.count == 37)
    #expect(Set(found) == Set(rows))
  }

  @Test func bitbucketsCommitsAreThoseOfTheirRequests() throws {
    let folder = "devlake/bitbucket"
    let found = try RecordedReviews.read("\(folder)/raw/_raw_bitbucket_api_pull_request_commits.csv").items.requests
      .flatMap { record in (record.commits ?? []).map { "\(record.number) \($0.id)" } }
    let rows = try RecordedReviews.table("\(folder)/expected/_tool_bitbucket_pull_request_commits.csv").map {
      "\($0["pull_request_id"] ?? "") \($0["commit_sha"] ?? "")"
    }
    #expect(rows.count == 8)
    #expect(Set(found) == Set(rows))
  }

  /// What DevLake's common table says of Bitbucket's comments; only there is their text.
  @Test func bitbucketsCommentsSayTheSame() throws {
    let folder = "devlake/bitbucket"
    let found = try RecordedReviews.read("\(folder)/raw/_raw_bitbucket_api_pullrequest_comments.csv").items.requests
      .flatMap { record in record.events.map { "\(record.number) \($0.key) \($0.text)" } }
    let rows = try RecordedReviews.table("\(folder)/expected/pull_request_comments.csv").map { row in
      let request = (row["pull_request_id"] ?? "").split(separator: ":").last ?? ""
      return "\(request) comment:\((row["id"] ?? "").split(separator: ":").last ?? "") \(row["body"] ?? "")"
    }
    #expect(found.sorted() == rows.sorted())
    #expect(rows.count == 18)
  }

  @Test func azuresCommits() throws {
    let folder = "devlake/azuredevops_go"
    let record = try #require(
      try RecordedReviews.read("\(folder)/raw/_raw_azuredevops_go_api_pull_request_commits.csv").items.requests.first)
    let row = try #require(
      try RecordedReviews.table("\(folder)/expected/_tool_azuredevops_go_pull_request_commits.csv").first)
    let commit = try #require(record.commits?.first)
    #expect(String(record.number) == row["pull_request_id"])
    #expect(commit.id == row["commit_sha"])
    #expect(commit.authorName == row["author_name"])
    #expect(commit.authorEmail == row["author_email"])
    #expect(commit.authored.map(Calendar.timeLabel) == second(row["author_date"]))
  }

  @Test func deployments() throws {
    let gitLab = try RecordedReviews.read("devlake/gitlab/raw/_raw_gitlab_api_deployments.csv").items.deployments
    #expect(gitLab.count == 8)
    #expect(gitLab.count(where: \.isProduction) == 3)
    #expect(gitLab.count { $0.state == "success" } == 1)
    #expect(gitLab.count { $0.state == "pending" } == 3)
    let bitbucket = try RecordedReviews.read("devlake/bitbucket/raw/_raw_bitbucket_api_deployments.csv").items
      .deployments
    #expect(bitbucket.count == 27)
    #expect(bitbucket.count(where: \.isProduction) == 14)
    #expect(bitbucket.count { $0.state == "completed" } == 15)
    #expect(Set(bitbucket.map(\.project.path)) == ["likyh/likyhphp"])
  }
}
