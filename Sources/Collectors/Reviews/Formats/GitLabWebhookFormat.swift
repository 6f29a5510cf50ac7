import Facts

/// What GitLab posts to a webhook: merge requests and what is done to them, notes, pipelines, releases.
///
/// A payload names its author by number only, and has no time of a merge: the account that acted is the author where the numbers
/// agree, and the last update stands for the moment.
package struct GitLabWebhookFormat: ReviewFormat {
  package static let id = "gitlab-webhook"
  package static let title = "GitLab webhook"

  /// Makes the format.
  package init() {}

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    value.string("object_kind") != nil && (value.has("project") || value.has("project_id")) ? 100 : 0
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    context.taking { context throws(UnfitRecord) in
      let project = context.project(.gitlab, from: value["project"]?.string("web_url"))
      switch value.string("object_kind") {
      case "merge_request": return [.request(try request(value, project))] + aliases(value, of: project)
      case "note":
        if let record = try note(value, project) { return [.request(record)] + aliases(value, of: project) }
      case "pipeline":
        if let check = try pipeline(value, project) { return [.check(check)] }
      case "release":
        guard let tag = value.text("tag") else { throw UnfitRecord(reason: "the release has no tag") }
        guard value.string("action") != "delete" else { break }
        let published = try value.time(first: "released_at", "created_at")
        return [
          .release(
            ReleaseRecord(
              project: project, tag: tag, name: value.string("name") ?? "", published: published, isPrerelease: false,
              isDraft: false))
        ]
      default: break
      }
      context.ignore()
      return []
    }
  }

  /// The number by which records that lack the project's path call it.
  private func aliases(_ value: JSONValue, of project: ProjectName) -> [ReviewItem] {
    guard let id = value["project"]?.integer("id") else { return [] }
    let name = ProjectName(forge: .gitlab, host: project.host, path: String(id))
    return ProjectAlias(name, of: project).map { [.alias($0)] } ?? []
  }

  // MARK: Merge requests

  private func request(_ value: JSONValue, _ project: ProjectName) throws(UnfitRecord) -> RequestRecord {
    guard let said = value["object_attributes"] else { throw UnfitRecord(reason: "the merge request says nothing") }
    var record = try basics(said, project)
    let user = GitLabIdentity.actor(value["user"])
    let action = said.string("action") ?? ""
    if action == "open" || isAuthor(value["user"], of: said) { record.author = user }
    if let labels = value.list("labels") { record.labels = labels.compactMap { $0.string("title") } }
    for reviewer in value.list("reviewers") ?? [] {
      guard let actor = GitLabIdentity.actor(reviewer) else { continue }
      record.events.append(
        RequestEvent(key: "requested:\(actor.login)", kind: .reviewRequested, actor: nil, time: nil, text: actor.login))
    }
    if action == "merge" { record.mergedBy = user }
    if let event = event(action, value, said, user, record) {
      record.events.append(event)
      if event.kind == .approved || event.kind == .dismissed { record.has.insert(.reviews) }
    }
    return record
  }

  /// What a merge request says of itself, as the thing that was acted on or beside it.
  private func basics(_ said: JSONValue, _ project: ProjectName) throws(UnfitRecord) -> RequestRecord {
    var record = RequestRecord(project: project, number: try said.number("iid"))
    record.title = said.string("title")
    record.body = said.string("description")
    record.url = said.text("url")
    record.created = try said.time("created_at")
    record.updated = try said.time("updated_at")
    record.isDraft = said.bool("draft") ?? said.bool("work_in_progress")
    record.baseBranch = said.text("target_branch")
    record.headBranch = said.text("source_branch")
    record.head = said["last_commit"]?.commit("id")
    switch said.string("state") {
    case "merged":
      record.state = .merged
      (record.merged, record.isEndEstimated) = (record.updated, true)
      if let merge = said.commit("merge_commit_sha") {
        (record.landed, record.method) = (merge, .merge)
      } else if let squash = said.commit("squash_commit_sha") {
        (record.landed, record.method) = (squash, .squash)
      }
    case "closed":
      record.state = .closed
      (record.closed, record.isEndEstimated) = (record.updated, true)
    case "opened", "locked": record.state = .open
    case let state?: throw UnfitRecord(reason: "state is \(state), which no merge request has")
    case nil: break
    }
    return record
  }

  private func isAuthor(_ user: JSONValue?, of said: JSONValue) -> Bool {
    guard let id = user?.integer("id") else { return false }
    return id == said.integer("author_id")
  }

  /// What an action did; the moment is that of the last update.
  private func event(
    _ action: String, _ value: JSONValue, _ said: JSONValue, _ user: Actor?, _ record: RequestRecord
  ) -> RequestEvent? {
    func made(_ kind: RequestEvent.Kind, by actor: Actor? = nil, commit: String? = nil) -> RequestEvent {
      let moment = record.updated.map(String.init) ?? ""
      let who = kind == .approved || kind == .dismissed ? "@\(user?.login ?? "")" : ""
      return RequestEvent(
        key: "\(kind.rawValue)@\(moment)\(who)", kind: kind, actor: actor ?? user, time: record.updated, commit: commit)
    }
    switch action {
    // One of several approvals, or the one that was missing.
    case "approval", "approved": return made(.approved, commit: record.head)
    case "unapproval", "unapproved": return made(.dismissed)
    case "close": return made(.closed)
    case "reopen": return made(.reopened)
    case "merge": return made(.merged, commit: record.landed)
    case "update":
      if said.text("oldrev") != nil { return made(.pushed, commit: record.head) }
      switch value["changes"]?["draft"]?.bool("current") {
      case false?: return made(.ready)
      case true?: return made(.drafted)
      case nil: return nil
      }
    default: return nil
    }
  }

  // MARK: Notes and pipelines

  /// The merge request that a note is on, with the note; nil for a note on anything else.
  private func note(_ value: JSONValue, _ project: ProjectName) throws(UnfitRecord) -> RequestRecord? {
    guard let said = value["object_attributes"], let request = value["merge_request"],
      said.string("noteable_type") ?? "MergeRequest" == "MergeRequest"
    else { return nil }
    var record = try basics(request, project)
    if isAuthor(value["user"], of: request) { record.author = GitLabIdentity.actor(value["user"]) }
    record.has.insert(.comments)
    guard said.bool("system") != true else { return record }
    let position = said["position"]
    record.events.append(
      RequestEvent(
        key: "note:\(try said.number("id"))", kind: said.string("type") == "DiffNote" ? .lineComment : .comment,
        actor: GitLabIdentity.actor(value["user"]), time: try said.time("created_at"),
        commit: position?.commit("head_sha"), text: said.string("note") ?? "",
        path: position?.text("new_path") ?? position?.string("old_path") ?? ""))
    return record
  }

  /// The outcome of a pipeline, as one check of its commit.
  private func pipeline(_ value: JSONValue, _ project: ProjectName) throws(UnfitRecord) -> CheckRecord? {
    guard let said = value["object_attributes"], let commit = said.commit("sha") else { return nil }
    return CheckRecord(
      project: project, commit: commit, name: "pipeline",
      state: GitLabFormat.outcome(said.string("status") ?? ""), finished: try said.time("finished_at"))
  }
}
