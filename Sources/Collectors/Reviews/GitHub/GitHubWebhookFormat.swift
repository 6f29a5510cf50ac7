import Facts

/// What GitHub posts to a webhook: an action, what it was done to, and the repository.
package struct GitHubWebhookFormat: ReviewFormat {
  package static let id = "github-webhook"
  package static let title = "GitHub webhook"

  package init() {}

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    guard let repository = value["repository"], value["sender"] != nil || value["pusher"] != nil,
      repository["full_name"] != nil, value["action"] != nil || value["pusher"] != nil || value["ref"] != nil
    else { return 0 }
    // Gitea's payloads are made after these; its own keys stand in the repository.
    return repository.has("internal_tracker") || repository.has("original_url") ? 0 : 90
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let repository = value["repository"]
    let address = GitHubAddress(repository?.string("html_url"))
    let project = context.project(.github, host: address?.host, path: repository?.string("full_name"))
    if let pull = value["pull_request"] { return request(value, pull, project, &context) }
    if let comment = value["comment"], let issue = value["issue"] {
      return issue["pull_request"] == nil ? ignored(&context) : discussion(value, issue, comment, project, &context)
    }
    if let run = value["check_run"], value["deployment"] == nil {
      guard let commit = ReviewFields.commit(run["head_sha"]), let check = GitHubDelivery.check(run, project, commit)
      else {
        context.reject("the check run has no commit or no name")
        return []
      }
      return [.check(check)]
    }
    if let deployment = value["deployment"] { return delivery(value, deployment, project, &context) }
    if let release = value["release"] {
      guard value.string("action") != "deleted" else { return ignored(&context) }
      return GitHubDelivery.release(release, &context)
    }
    return ignored(&context)
  }

  private func ignored(_ context: inout ReviewContext) -> [ReviewItem] {
    context.ignore()
    return []
  }

  private func request(
    _ value: JSONValue, _ pull: JSONValue, _ project: ProjectName, _ context: inout ReviewContext
  ) -> [ReviewItem] {
    guard let number = pull.integer("number") ?? value.integer("number"), number > 0 else {
      context.reject("the pull request has no number")
      return []
    }
    var record = RequestRecord(project: project, number: number)
    GitHubPull.fill(&record, pull)
    let action = value.string("action") ?? ""
    if let review = value["review"] {
      record.has.insert(.reviews)
      if let event = GitHubEvents.review(review) { record.events.append(event) }
    } else if let comment = value["comment"] {
      record.has.insert(.comments)
      if action != "deleted" { record.events.append(GitHubEvents.lineComment(comment)) }
    } else if let thread = value["thread"] {
      takeThread(thread, action, value, &record)
    } else if let event = change(action, value, record) {
      record.events.append(event)
    }
    return [.request(record)]
  }

  private func takeThread(_ thread: JSONValue, _ action: String, _ value: JSONValue, _ record: inout RequestRecord) {
    let comments = thread.list("comments") ?? []
    record.has.insert(.comments)
    record.events += comments.map { GitHubEvents.lineComment($0) }
    guard action == "resolved", let id = thread.string("node_id") else { return }
    record.events.append(
      RequestEvent(
        key: "thread-resolved:\(id)", kind: .threadResolved, actor: GitHubIdentity.actor(value["sender"]), time: nil,
        path: comments.first?.string("path") ?? ""))
  }

  /// What an action changed; the moment is that of the pull request's last update.
  private func change(_ action: String, _ value: JSONValue, _ record: RequestRecord) -> RequestEvent? {
    let actor = GitHubIdentity.actor(value["sender"])
    switch action {
    case "ready_for_review": return GitHubEvents.change(.ready, actor, record.updated)
    case "converted_to_draft": return GitHubEvents.change(.drafted, actor, record.updated)
    case "reopened": return GitHubEvents.change(.reopened, actor, record.updated)
    case "closed" where record.state == .merged:
      return GitHubEvents.change(.merged, record.mergedBy ?? actor, record.merged, commit: record.landed)
    case "closed": return GitHubEvents.change(.closed, actor, record.closed)
    case "synchronize":
      return GitHubEvents.change(
        .pushed, actor, record.updated, commit: ReviewFields.commit(value["after"]) ?? record.head)
    case "auto_merge_enabled": return GitHubEvents.change(.autoMerge, actor, record.updated)
    case "enqueued": return GitHubEvents.change(.queued, actor, record.updated)
    case "review_requested":
      let asked = value["requested_reviewer"]?.string("login") ?? value["requested_team"]?.string("slug") ?? ""
      return GitHubEvents.change(.reviewRequested, actor, record.updated, text: asked.lowercased())
    default: return nil
    }
  }

  private func discussion(
    _ value: JSONValue, _ issue: JSONValue, _ comment: JSONValue, _ project: ProjectName, _ context: inout ReviewContext
  ) -> [ReviewItem] {
    guard let number = issue.integer("number"), number > 0 else {
      context.reject("the pull request has no number")
      return []
    }
    var record = RequestRecord(project: project, number: number)
    GitHubPull.fill(&record, issue)
    record.commitCount = nil
    record.has.insert(.comments)
    if value.string("action") != "deleted" { record.events.append(GitHubEvents.comment(comment)) }
    return [.request(record)]
  }

  private func delivery(
    _ value: JSONValue, _ deployment: JSONValue, _ project: ProjectName, _ context: inout ReviewContext
  ) -> [ReviewItem] {
    let found = GitHubDelivery.deployment(deployment, context, &context)
    guard let status = value["deployment_status"] else { return found }
    return found.map { item in
      guard case .deployment(var record) = item else { return item }
      record.project = project
      GitHubDelivery.take(status.string("state"), ForgeTime.seconds(status["created_at"]), into: &record)
      return .deployment(record)
    }
  }
}
