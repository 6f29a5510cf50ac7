import Facts

/// The REST records of Gitea and Forgejo, which are like GitHub's but not the same.
///
/// None has a `node_id`. Words of reviews differ (`REQUEST_CHANGES`), lists may be null instead of empty, a pull request has `merge_base`,
/// and after its branch was deleted the head's ref is `refs/pull/N/head` and only the label keeps the name.
package struct GiteaFormat: ReviewFormat {
  package static let id = "gitea"
  package static let title = "Gitea and Forgejo"

  /// Makes the format.
  package init() {}

  private enum Kind { case request, review, lineComment, comment, commit, release, unknown }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    kind(of: value) != .unknown ? 100 : context.url?.contains("/api/v1/") == true ? 10 : 0
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      switch kind {
      case .request: return [.request(try request(value, context))]
      case .release: return [.release(try release(value, context))]
      case .review where value.string("state") == "PENDING": break
      // Comments are of issues too, and commits of branches.
      case .comment where value.text("pull_request_url") == nil: break
      case .commit where context.address?.number == nil: break
      case .unknown: break
      default: return [.request(try part(kind, value, context))]
      }
      context.ignore()
      return []
    }
  }

  private func kind(of value: JSONValue) -> Kind {
    if value.has("node_id") { return .unknown }
    if value.hasAll("number", "merge_base", "head"), value["base"]?.has("repo_id") == true { return .request }
    if value.hasAll("state", "stale", "official", "commit_id") { return .review }
    if value.hasAll("pull_request_review_id", "resolver", "path") { return .lineComment }
    if value.hasAll("issue_url", "pull_request_url", "body") { return .comment }
    if value.hasAll("sha", "commit", "created", "parents") { return .commit }
    if value.hasAll("tag_name", "target_commitish", "tarball_url"),
      value.string("url")?.contains("/api/v1/") == true
    {
      return .release
    }
    return .unknown
  }

  private func request(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    let project = context.project(.gitea, from: value.string("html_url"), value.string("url"))
    var record = RequestRecord(project: project, number: try value.number("number"))
    record.title = value.string("title")
    record.body = value.string("body")
    record.url = value.text("html_url")
    record.isDraft = value.bool("draft")
    record.created = try value.time("created_at")
    record.updated = try value.time("updated_at")
    record.closed = try value.time("closed_at")
    record.merged = try value.time("merged_at")
    if value.bool("merged") == true || record.merged != nil {
      record.state = .merged
    } else if let state = value.string("state") {
      guard let known = RequestRecord.State(rawValue: state) else {
        throw UnfitRecord(reason: "state is \(state), which no pull request has")
      }
      record.state = known
    }
    record.author = GiteaFormat.actor(value["user"])
    record.mergedBy = GiteaFormat.actor(value["merged_by"])
    record.baseBranch = value["base"]?.text("ref")
    let head = value["head"]
    record.headBranch = head?.text("ref").flatMap { $0.hasPrefix("refs/pull/") ? head?.text("label") : $0 }
    record.head = head?.commit("sha")
    if record.state == .merged { record.landed = value.commit("merge_commit_sha") }
    record.addedLines = value.integer("additions")
    record.deletedLines = value.integer("deletions")
    record.changedFiles = value.integer("changed_files")
    record.labels = value.list("labels")?.compactMap { $0.string("name") }
    for reviewer in value.list("requested_reviewers") ?? [] {
      guard let actor = GiteaFormat.actor(reviewer) else { continue }
      record.events.append(
        RequestEvent(key: "requested:\(actor.login)", kind: .reviewRequested, actor: nil, time: nil, text: actor.login))
    }
    return record
  }

  private func part(
    _ kind: Kind, _ value: JSONValue, _ context: ReviewContext
  ) throws(UnfitRecord) -> RequestRecord {
    let addresses = [value.text("pull_request_url"), value.text("html_url")]
    let number = addresses.lazy.compactMap { $0 }.compactMap { ForgeURL($0)?.number }.first
    var record = RequestRecord(
      project: context.project(.gitea, from: addresses[0], addresses[1], value.string("url")),
      number: try context.number(number, of: "record"))
    switch kind {
    case .review:
      record.has.insert(.reviews)
      record.events = try review(value).map { [$0] } ?? []
    case .commit:
      record.has.insert(.commits)
      record.commits = commit(value).map { [$0] }
    default:
      record.has.insert(.comments)
      record.events = [try comment(kind, value)]
    }
    return record
  }

  private func review(_ value: JSONValue) throws(UnfitRecord) -> RequestEvent? {
    let kind: RequestEvent.Kind
    switch value.string("state") {
    case "APPROVED": kind = value.bool("dismissed") == true ? .dismissed : .approved
    case "REQUEST_CHANGES": kind = value.bool("dismissed") == true ? .dismissed : .changesRequested
    case "COMMENT", "": kind = .reviewed
    case "REQUEST_REVIEW": kind = .reviewRequested
    case let state: throw UnfitRecord(reason: "state is \(state ?? "missing"), which no review has")
    }
    let asked = GiteaFormat.actor(value["user"])
    return RequestEvent(
      key: "review:\(try value.number("id"))", kind: kind, actor: kind == .reviewRequested ? nil : asked,
      time: try value.time("submitted_at"), commit: value.commit("commit_id"),
      text: kind == .reviewRequested ? asked?.login ?? "" : value.string("body") ?? "")
  }

  private func comment(_ kind: Kind, _ value: JSONValue) throws(UnfitRecord) -> RequestEvent {
    RequestEvent(
      key: "\(kind == .lineComment ? "line-comment" : "comment"):\(try value.number("id"))",
      kind: kind == .lineComment ? .lineComment : .comment, actor: GiteaFormat.actor(value["user"]),
      time: try value.time("created_at"), commit: value.commit("commit_id"), text: value.string("body") ?? "",
      path: value.string("path") ?? "")
  }

  private func commit(_ value: JSONValue) -> RequestCommit? {
    guard let id = value.commit("sha") else { return nil }
    let commit = value["commit"]
    let author = commit?["author"]
    return RequestCommit(
      id: id, authorName: author?.string("name") ?? "", authorEmail: author?.string("email") ?? "",
      authored: ForgeTime.seconds(author?["date"]), committed: ForgeTime.seconds(commit?["committer"]?["date"]),
      message: commit?.string("message") ?? "")
  }

  private func release(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> ReleaseRecord {
    guard let tag = value.text("tag_name") else { throw UnfitRecord(reason: "the release has no tag") }
    return ReleaseRecord(
      project: context.project(.gitea, from: value.string("html_url"), value.string("url")), tag: tag,
      name: value.string("name") ?? "", published: try value.time("published_at"),
      isPrerelease: value.bool("prerelease") ?? false, isDraft: value.bool("draft") ?? false)
  }

  /// An account; nil for the one that stands for all that were deleted.
  ///
  /// That one, `Ghost`, has the number -1; other negative numbers are the forge's own accounts.
  private static func actor(_ value: JSONValue?) -> Actor? {
    guard let value, let login = value.text("login") ?? value.text("username"), value.integer("id") != -1 else {
      return nil
    }
    return Actor(
      login: login, name: value.string("full_name") ?? "", email: value.string("email") ?? "",
      hint: value.integer("id").map { $0 < -1 } == true ? .bot : .none)
  }
}
