import Facts

/// What GitHub's REST API answers: pull requests, their reviews, comments, commits and timelines, deployments, releases,
/// check runs.
package struct GitHubRESTFormat: ReviewFormat {
  package static let id = "github-rest"
  package static let title = "GitHub REST"

  package init() {}

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    GitHubResource(value, context)?.certainty ?? 0
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard let resource = GitHubResource(value, context) else { return [] }
    switch resource {
    case .pull: return GitHubPull.items(value, &context)
    case .issue:
      guard value["pull_request"] != nil else {
        context.ignore()
        return []
      }
      return GitHubPull.items(value, &context)
    case .review:
      guard value.string("state")?.uppercased() != "PENDING" else {
        context.ignore()
        return []
      }
      guard let event = GitHubEvents.review(value) else {
        context.reject("its state is none of a review: \(value.string("state") ?? "none")")
        return []
      }
      return part(value, context: &context, "review", .reviews, [event])
    case .lineComment:
      return part(value, context: &context, "review comment", .comments, [GitHubEvents.lineComment(value)])
    case .comment:
      let page = value.string("html_url") ?? ""
      guard !page.contains("/issues/") else {
        context.ignore()
        return []
      }
      return part(value, context: &context, "comment", .comments, [GitHubEvents.comment(value)])
    case .commit: return commit(value, &context)
    case .timeline: return timeline(value, &context)
    case .deployment: return GitHubDelivery.deployment(value, context, &context)
    case .deploymentStatus: return GitHubDelivery.deploymentStatus(value, &context)
    case .release: return GitHubDelivery.release(value, &context)
    case .checkRun, .status: return GitHubDelivery.check(value, &context)
    case .other:
      context.ignore()
      return []
    }
  }

  /// A record that tells of one part of a pull request.
  private func part(
    _ value: JSONValue, context: inout ReviewContext, _ name: String, _ list: RequestRecord.List,
    _ events: [RequestEvent], fill: (inout RequestRecord) -> Void = { _ in }
  ) -> [ReviewItem] {
    guard let (project, number) = GitHubPull.owner(value, context) else {
      context.reject("the \(name) does not say which pull request it belongs to")
      return []
    }
    var record = RequestRecord(project: project, number: number)
    record.has = [list]
    record.events = events
    fill(&record)
    return [.request(record)]
  }

  private func commit(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard let commit = GitHubPull.commit(value) else {
      context.reject("the commit has no id")
      return []
    }
    // The API gives the first 250 commits of a pull request, ever.
    let isCut = context.siblings == 250
    return part(value, context: &context, "commit", .commits, []) {
      $0.commits = [commit]
      if isCut { $0.cut = [.commits] }
    }
  }

  private func timeline(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    if value.string("event") == "committed" {
      return commit(value, &context)
    }
    let events = GitHubEvents.timeline(value)
    guard !events.isEmpty else {
      context.ignore()
      return []
    }
    let nested = value.list("comments")?.first ?? value
    return part(nested, context: &context, "event", .events, events)
  }
}
