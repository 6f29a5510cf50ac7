import Facts

/// What GitHub's GraphQL answers and what `gh --json` prints, which is the same with lists made plain, in any selection of
/// fields.
package struct GitHubGraphFormat: ReviewFormat {
  package static let id = "github-graphql"
  package static let title = "GitHub GraphQL or gh"

  /// Keys of a pull request that no other forge writes like this.
  private static let ownKeys: [StaticString] = [
    "headRefName", "headRefOid", "baseRefName", "isCrossRepository", "mergeCommit", "changedFiles", "reviewDecision",
    "statusCheckRollup", "latestReviews", "reviewRequests", "autoMergeRequest", "mergeStateStatus", "isDraft",
    "closingIssuesReferences", "headRepositoryOwner", "maintainerCanModify", "potentialMergeCommit", "reviewThreads",
  ]

  package init() {}

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    switch sort(of: value, context) {
    case .pull(let certainty): certainty
    case .deployment, .devLakeDeployment, .release: 60
    case .checks: 50
    case .part: 40
    case nil: 0
    }
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    switch sort(of: value, context) {
    case .pull: return GitHubGraphPull.items(value, &context)
    case .deployment, .devLakeDeployment: return GitHubDelivery.graphDeployment(value, &context)
    case .release: return GitHubDelivery.release(value, &context)
    case .checks: return GitHubGraphPull.checks(of: value["commit"], GitHubGraphPull.project(value, context))
    case .part:
      context.reject("it does not say which pull request it belongs to")
      return []
    case nil: return []
    }
  }

  private enum Sort {
    case pull(Int)
    case deployment
    case devLakeDeployment
    case release
    /// A commit and its checks.
    case checks
    /// A part of a pull request, without the pull request.
    case part
  }

  private func sort(of value: JSONValue, _ context: ReviewContext) -> Sort? {
    if value.has("iid") || value.has("action") || value.has("pullRequestId") { return nil }
    if value["tagName"] != nil, value.has("publishedAt") || value.has("isDraft") || value.has("isPrerelease") {
      return .release
    }
    if value["commitOid"] != nil, value["environment"] != nil { return .deployment }
    if value["CommitOid"] != nil, value["Environment"] != nil { return .devLakeDeployment }
    if value["commit"]?.has("statusCheckRollup") == true { return .checks }
    let own = GitHubGraphFormat.ownKeys.reduce(0) { $0 + (value.has($1) ? 1 : 0) }
    if own > 0 { return .pull(value["number"] != nil ? 80 : 45) }
    if value["number"] != nil,
      value.has("createdAt") || value.has("mergedAt") || value.has("updatedAt") || value.has("closedAt")
    {
      return .pull(60)
    }
    if value["number"] != nil, isPullPage(value.string("url")) { return .pull(60) }
    if value["number"] != nil, isPlain(value) { return .pull(10) }
    if context.envelope.last == "pullRequest" { return .pull(30) }
    if value.has("submittedAt"), value.has("state") { return .part }
    return nil
  }

  private func isPullPage(_ url: String?) -> Bool {
    guard let address = GitHubAddress(url) else { return false }
    return address.rest.first == "pull" && address.number != nil
  }

  /// True for a selection that holds little beside the number (`--json number,title`).
  private func isPlain(_ value: JSONValue) -> Bool {
    let known: Set<String> = [
      "number", "title", "state", "body", "author", "labels", "id", "url", "comments", "reviews", "commits", "files",
      "additions", "deletions", "assignees", "milestone", "closed", "mergedBy", "mergeable", "reactionGroups",
      "fullDatabaseId", "projectItems", "projectCards", "headRepository", "baseRefOid",
    ]
    return value.members.allSatisfy { known.contains($0.key) }
  }
}
