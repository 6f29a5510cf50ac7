import Facts

/// Bitbucket Cloud's records: pull requests, their activity, comments and commits, and deployments.
///
/// A pull request does not say when it was merged or declined: its activity does, and without that its last update stands for
/// it. Commit ids in a pull request are the first 12 digits.
package struct BitbucketFormat: ReviewFormat {
  package static let id = "bitbucket"
  package static let title = "Bitbucket Cloud"

  /// Makes the format.
  package init() {}

  private enum Kind { case request, activity, comment, commit, deployment, unknown }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    kind(of: value) != .unknown ? 100 : context.url?.contains("/2.0/repositories/") == true ? 10 : 0
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      switch kind {
      case .request: return [.request(try request(value, context))]
      case .activity: return [.request(try activity(value, context))]
      case .comment: return [.request(try comment(value, context))]
      case .deployment: return [.deployment(try deployment(value, context))]
      case .commit:
        guard let number = context.input?.integer("BitbucketId") ?? context.address?.number else { break }
        return [.request(commit(value, number, context))]
      case .unknown: break
      }
      context.ignore()
      return []
    }
  }

  private func kind(of value: JSONValue) -> Kind {
    if value.hasAll("id", "source", "destination", "created_on") { return .request }
    // A webhook of GitHub's has the action beside them.
    if value.has("pull_request") || value.has("pullrequest"), !value.has("action"),
      value.has("approval") || value.has("update") || value.has("changes_requested") || value.has("comment")
    {
      return .activity
    }
    if value.hasAll("content", "created_on", "user"), value["content"]?.has("raw") == true { return .comment }
    if value.hasAll("hash", "date", "author"), value["author"]?.has("raw") == true { return .commit }
    if value.hasAll("environment", "release", "state", "uuid") { return .deployment }
    return .unknown
  }

  // MARK: Pull requests

  private func request(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    let links = value["links"]
    let url = links?["html"]?.text("href")
    var record = RequestRecord(
      project: context.project(.bitbucket, from: url, links?["self"]?.string("href")), number: try value.number("id"))
    record.title = value.string("title")
    record.body = value.string("description") ?? value["summary"]?.string("raw")
    record.url = url
    record.isDraft = value.bool("draft")
    record.created = try value.time("created_on")
    record.updated = try value.time("updated_on")
    let closer = BitbucketFormat.actor(value["closed_by"])
    switch value.string("state") {
    case "OPEN": record.state = .open
    case "MERGED":
      record.state = .merged
      record.merged = record.updated
      record.isEndEstimated = true
      record.mergedBy = closer
      record.landed = value["merge_commit"]?.commit("hash")
    case "DECLINED", "SUPERSEDED":
      record.state = .closed
      record.closed = record.updated
      record.isEndEstimated = true
    case let state?: throw UnfitRecord(reason: "state is \(state), which no pull request has")
    case nil: break
    }
    record.author = BitbucketFormat.actor(value["author"])
    record.headBranch = value["source"]?["branch"]?.text("name")
    record.head = value["source"]?["commit"]?.commit("hash")
    record.baseBranch = value["destination"]?["branch"]?.text("name")
    for participant in value.list("participants") ?? [] {
      record.has.insert(.reviews)
      if let event = try BitbucketFormat.verdict(of: participant) { record.events.append(event) }
    }
    for reviewer in value.list("reviewers") ?? [] {
      guard let actor = BitbucketFormat.actor(reviewer) else { continue }
      record.events.append(
        RequestEvent(key: "requested:\(actor.login)", kind: .reviewRequested, actor: nil, time: nil, text: actor.login))
    }
    return record
  }

  private static func verdict(of participant: JSONValue) throws(UnfitRecord) -> RequestEvent? {
    let isApproved = participant.bool("approved") == true || participant.string("state") == "approved"
    guard isApproved || participant.string("state") == "changes_requested" else { return nil }
    return event(isApproved ? .approved : .changesRequested, participant, try participant.time("participated_on"))
  }

  /// An approval or objection, of which the forge keeps one a person: the same from a participant and from the activity is one.
  static func event(_ kind: RequestEvent.Kind, _ value: JSONValue, _ time: Int64?) -> RequestEvent {
    let user = value["user"]
    let account = user?.text("account_id") ?? user?.text("uuid") ?? user?.text("nickname") ?? ""
    return RequestEvent(key: "\(kind.rawValue):\(account)", kind: kind, actor: actor(user), time: time)
  }

  private func comment(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    let links = value["links"]
    let number = value["pullrequest"]?.integer("id") ?? context.input?.integer("BitbucketId")
    let address = links?["html"]?.text("href") ?? links?["self"]?.string("href")
    var record = RequestRecord(
      project: context.project(.bitbucket, from: address),
      number: try context.number(number ?? address.flatMap { ForgeURL($0)?.number }, of: "comment"))
    record.has.insert(.comments)
    record.events = [try BitbucketFormat.comment(value)]
    return record
  }

  /// A comment, whether it was fetched alone or stands in the activity.
  static func comment(_ value: JSONValue) throws(UnfitRecord) -> RequestEvent {
    RequestEvent(
      key: "comment:\(try value.number("id"))", kind: value["inline"] == nil ? .comment : .lineComment,
      actor: actor(value["user"]), time: try value.time("created_on"), text: value["content"]?.string("raw") ?? "",
      path: value["inline"]?.string("path") ?? "")
  }

  private func commit(_ value: JSONValue, _ number: Int, _ context: ReviewContext) -> RequestRecord {
    var record = RequestRecord(
      project: context.project(.bitbucket, from: value["links"]?["self"]?.string("href")), number: number)
    record.has.insert(.commits)
    if let id = value.commit("hash") {
      record.commits = [
        RequestCommit(
          id: id, author: value["author"]?.string("raw") ?? "", authored: ForgeTime.seconds(value["date"]),
          message: value.string("message") ?? "")
      ]
    }
    return record
  }

  private func deployment(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> DeploymentRecord {
    guard let key = value.text("uuid") else { throw UnfitRecord(reason: "the deployment has no uuid") }
    let release = value["release"]
    let environment = value["environment"]
    let state = value["state"]
    let word = (state?["status"]?.string("name") ?? state?.string("name") ?? "").lowercased()
    let commit = release?["commit"]
    return DeploymentRecord(
      project: context.project(.bitbucket, from: commit?["links"]?["html"]?.string("href"), release?.string("url")),
      key: key, environment: environment?.string("name") ?? "",
      isProduction: environment?["environment_type"]?.string("name") == "Production",
      commit: commit?.commit("hash") ?? "", ref: release?.string("name") ?? "",
      state: ["successful": "success", "failed": "failure", "in_progress": "pending"][word] ?? word,
      created: try release?.time("created_on"), finished: try state?.time("completed_on"))
  }

  /// An account; nil for one that was deleted.
  static func actor(_ value: JSONValue?) -> Actor? {
    guard let value, let login = value.text("nickname") ?? value.text("username") ?? value.text("display_name"),
      login != "Former user"
    else { return nil }
    let type = value.string("type")?.lowercased().filter { $0 != "_" }
    return Actor(
      login: login, name: value.string("display_name") ?? "", hint: type == "appuser" ? .bot : .none)
  }
}
