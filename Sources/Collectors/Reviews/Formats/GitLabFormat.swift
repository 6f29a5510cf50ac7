import Facts

/// GitLab's REST records: merge requests with what is nested in them or fetched beside them, deployments, releases, checks.
///
/// A merge request's record has its approvals nowhere: they are in notes that the system writes (with a time) and in the
/// answer about approvals (mostly without). Records that name their project only by its number get that as their path;
/// every record that has both gives the alias away.
package struct GitLabFormat: ReviewFormat {
  package static let id = "gitlab"
  package static let title = "GitLab"

  /// Makes the format.
  package init() {}

  private enum Kind {
    case request, note, discussion, approvals, approvalState, commit, deployment, release, check, project, other,
      unknown
  }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    switch kind(of: value) {
    case .unknown: context.url?.contains("/api/v4/") == true ? 10 : 0
    case .other, .commit: 90
    default: 100
    }
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      switch kind {
      case .request:
        let record = try request(value, context)
        return aliases(value, of: record.project) + [.request(record)]
      case .note, .discussion, .approvals, .approvalState, .commit: return try part(kind, value, &context)
      case .deployment: return [.deployment(try deployment(value, context))]
      case .release: return [.release(try release(value, context))]
      case .check: return check(value, context).map { [.check($0)] } ?? []
      case .project:
        context.ignore()
        return aliases(value, of: context.project(.gitlab, from: value.string("web_url")))
      case .other, .unknown: context.ignore()
      }
      return []
    }
  }

  private func kind(of value: JSONValue) -> Kind {
    if value.hasAll("iid", "source_branch", "target_branch") { return .request }
    if value.hasAll("system", "author", "body") || value.hasAll("noteable_type", "body") { return .note }
    if value.hasAll("individual_note", "notes") { return .discussion }
    if value.has("approved_by"), value.hasAll("approvals_required") || value.has("approvals_left") { return .approvals }
    if value.has("rules"), value.has("approval_rules_overwritten") { return .approvalState }
    if value.hasAll("short_id", "author_email", "committed_date") { return .commit }
    if value.hasAll("iid", "sha", "environment") { return .deployment }
    if value.has("tag_name"), value.has("released_at") { return .release }
    if value.hasAll("sha", "status", "name", "allow_failure"), !value.has("stage") { return .check }
    if value.hasAll("path_with_namespace", "web_url") { return .project }
    // Accounts, tags and pipelines.
    let isOther =
      value.hasAll("username", "web_url", "avatar_url") || value.hasAll("name", "protected", "target", "commit")
      || value.hasAll("iid", "project_id", "source", "sha")
    return isOther ? .other : .unknown
  }

  // MARK: Merge requests

  private func request(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    let project = context.project(.gitlab, from: value.string("web_url"))
    var record = RequestRecord(project: project, number: try value.number("iid"))
    record.title = value.string("title")
    record.body = value.string("description")
    record.url = value.text("web_url")
    switch value.string("state") {
    case "merged": record.state = .merged
    case "closed": record.state = .closed
    // A locked one is being merged.
    case "opened", "locked": record.state = .open
    case let state?: throw UnfitRecord(reason: "state is \(state), which no merge request has")
    case nil: break
    }
    record.isDraft = value.bool("draft") ?? value.bool("work_in_progress")
    record.created = try value.time("created_at")
    record.updated = try value.time("updated_at")
    record.merged = try value.time("merged_at")
    record.closed = try value.time("closed_at")
    record.author = GitLabIdentity.actor(value["author"])
    record.mergedBy = GitLabIdentity.actor(value["merge_user"] ?? value["merged_by"])
    record.baseBranch = value.text("target_branch")
    record.headBranch = value.text("source_branch")
    record.head = value.commit("sha") ?? value["diff_refs"]?.commit("head_sha")
    if record.state == .merged { land(value, &record) }
    record.labels = value.list("labels")?.compactMap { $0.string ?? $0.string("name") }
    if let count = value.text("changes_count") {
      // A long list is counted as `1000+`.
      record.changedFiles = Int(count.prefix { $0.isNumber })
      if count.hasSuffix("+") { record.cut.insert(.files) }
    }
    for reviewer in value.list("reviewers") ?? [] {
      guard let actor = GitLabIdentity.actor(reviewer) else { continue }
      record.events.append(
        RequestEvent(key: "requested:\(actor.login)", kind: .reviewRequested, actor: nil, time: nil, text: actor.login))
    }
    try nested(value, &record)
    return record
  }

  /// What landed: the merge commit on top, else the squashed commit, else the branch itself, moved forward.
  private func land(_ value: JSONValue, _ record: inout RequestRecord) {
    if let merge = value.commit("merge_commit_sha") {
      record.landed = merge
      record.method = .merge
    } else if let squash = value.commit("squash_commit_sha") {
      record.landed = squash
      record.method = .squash
    } else if let head = record.head {
      record.landed = head
      record.method = .fastForward
    }
  }

  /// The lists that tools put into a merge request's record, under the names of the addresses they come from.
  private func nested(_ value: JSONValue, _ record: inout RequestRecord) throws(UnfitRecord) {
    for note in value.list("notes") ?? [] { try GitLabNotes.add(note, to: &record) }
    for discussion in value.list("discussions") ?? [] { try GitLabNotes.add(discussion: discussion, to: &record) }
    if value.list("notes") != nil || value.list("discussions") != nil { record.has.formUnion([.comments, .events]) }
    if let approvals = value["approvals"], approvals.kind == .object {
      try GitLabNotes.add(approvals: approvals, to: &record)
    }
    if let commits = value.list("commits") {
      record.has.insert(.commits)
      record.commits = commits.compactMap { commit($0) }
      if [20, 100].contains(commits.count) { record.cut.insert(.commits) }
    }
  }

  /// A record that belongs to a merge request and was fetched alone.
  private func part(
    _ kind: Kind, _ value: JSONValue, _ context: inout ReviewContext
  ) throws(UnfitRecord) -> [ReviewItem] {
    if kind == .note, let type = value.string("noteable_type"), type != "MergeRequest" {
      context.ignore()
      return []
    }
    let first = kind == .discussion ? value.list("notes")?.first : value
    let inInput = context.input?.integer("Iid")
    let number = first?.integer("noteable_iid") ?? value.integer("iid") ?? inInput ?? context.address?.number
    if kind == .commit, number == nil {
      // A commit of a branch.
      context.ignore()
      return []
    }
    let said = project(of: first ?? value, context)
    var record = RequestRecord(project: said, number: try context.number(number, of: "record"))
    switch kind {
    case .discussion: try GitLabNotes.add(discussion: value, to: &record)
    case .approvals: try GitLabNotes.add(approvals: value, to: &record)
    case .approvalState: GitLabNotes.add(approvalState: value, to: &record)
    case .commit:
      record.has.insert(.commits)
      record.commits = commit(value).map { [$0] }
    default: try GitLabNotes.add(value, to: &record)
    }
    return [.request(record)]
  }

  private func commit(_ value: JSONValue) -> RequestCommit? {
    guard let id = value.commit("id") else { return nil }
    return RequestCommit(
      id: id, authorName: value.string("author_name") ?? "", authorEmail: value.string("author_email") ?? "",
      authored: ForgeTime.seconds(value["authored_date"]), committed: ForgeTime.seconds(value["committed_date"]),
      message: value.string("message") ?? value.string("title") ?? "")
  }

  /// The project of a record that may name it by an address, by a number, or not at all.
  func project(of value: JSONValue, _ context: ReviewContext) -> ProjectName {
    var project = context.project(.gitlab, from: value.string("web_url"))
    if project.path.isEmpty, let id = value.integer("project_id") ?? context.params?.integer("ProjectId") {
      project.path = String(id)
    }
    return project
  }

  /// The names by which records that know only the project's number call it.
  private func aliases(_ value: JSONValue, of project: ProjectName) -> [ReviewItem] {
    let isProject = value.has("path_with_namespace")
    let ids = isProject ? [value.integer("id")] : [value.integer("project_id"), value.integer("target_project_id")]
    return Set(ids.compactMap { $0 }).sorted().compactMap { id in
      let name = ProjectName(forge: .gitlab, host: project.host, path: String(id))
      return ProjectAlias(name, of: project).map { .alias($0) }
    }
  }
}
