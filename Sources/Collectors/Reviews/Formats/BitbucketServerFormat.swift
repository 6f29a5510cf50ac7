import Facts

/// The records of Bitbucket Server and Data Center: pull requests, their activities and commits.
///
/// Times are milliseconds.
package struct BitbucketServerFormat: ReviewFormat {
  package static let id = "bitbucket-server"
  package static let title = "Bitbucket Server"

  /// Makes the format.
  package init() {}

  private enum Kind { case request, activity, commit, unknown }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    kind(of: value) != .unknown ? 100 : context.url?.contains("/rest/api/1.0/") == true ? 10 : 0
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      let number = context.input?.integer("BitbucketId") ?? context.address?.number
      switch kind {
      case .request: return [.request(try request(value, context))]
      case .activity:
        var record = RequestRecord(
          project: context.project(.bitbucketServer, from: context.url),
          number: try context.number(number, of: "activity"))
        record.has.formUnion([.reviews, .comments, .events])
        try BitbucketServerActivity.add(value, to: &record)
        return [.request(record)]
      case .commit:
        guard let number, let commit = commit(value) else { break }
        var record = RequestRecord(project: context.project(.bitbucketServer, from: context.url), number: number)
        record.has.insert(.commits)
        record.commits = [commit]
        return [.request(record)]
      case .unknown: break
      }
      context.ignore()
      return []
    }
  }

  private func kind(of value: JSONValue) -> Kind {
    if value.hasAll("id", "fromRef", "toRef", "createdDate") { return .request }
    if value.hasAll("action", "createdDate", "user") { return .activity }
    if value.hasAll("displayId", "authorTimestamp", "author") { return .commit }
    return .unknown
  }

  private func request(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    let url = value["links"]?.list("self")?.first?.text("href")
    var project = context.project(.bitbucketServer, from: url)
    let repository = value["toRef"]?["repository"]
    if project.path.isEmpty, let key = repository?["project"]?.text("key"), let slug = repository?.text("slug") {
      project.path = "\(key)/\(slug)"
    }
    var record = RequestRecord(project: project, number: try value.number("id"))
    record.title = value.string("title")
    record.body = value.string("description")
    record.url = url
    record.isDraft = value.bool("draft")
    record.created = try value.time("createdDate")
    record.updated = try value.time("updatedDate")
    let ended = try value.time("closedDate")
    switch value.string("state") {
    case "OPEN": record.state = .open
    case "MERGED":
      record.state = .merged
      record.merged = ended ?? record.updated
      record.isEndEstimated = ended == nil
      record.landed = value["properties"]?["mergeCommit"]?.commit("id")
    case "DECLINED":
      record.state = .closed
      record.closed = ended ?? record.updated
      record.isEndEstimated = ended == nil
    case let state?: throw UnfitRecord(reason: "state is \(state), which no pull request has")
    case nil: break
    }
    record.author = BitbucketServerFormat.actor(value["author"]?["user"])
    record.headBranch = value["fromRef"]?.text("id").map(ForgeURL.branch)
    record.head = value["fromRef"]?.commit("latestCommit")
    record.baseBranch = value["toRef"]?.text("id").map(ForgeURL.branch)
    if let reviewers = value.list("reviewers") {
      record.has.insert(.reviews)
      record.events = reviewers.compactMap { BitbucketServerFormat.verdict(of: $0) }
    }
    return record
  }

  /// What a reviewer thinks now, without the time (which only the activities tell).
  private static func verdict(of reviewer: JSONValue) -> RequestEvent? {
    guard let actor = actor(reviewer["user"]) else { return nil }
    let kind: RequestEvent.Kind
    switch reviewer.string("status") {
    case "APPROVED": kind = .approved
    case "NEEDS_WORK": kind = .changesRequested
    default:
      return RequestEvent(
        key: "requested:\(actor.login)", kind: .reviewRequested, actor: nil, time: nil, text: actor.login)
    }
    return RequestEvent(
      key: "reviewer:\(actor.login)", kind: kind, actor: actor, time: nil,
      commit: reviewer.commit("lastReviewedCommit"))
  }

  private func commit(_ value: JSONValue) -> RequestCommit? {
    guard let id = value.commit("id") else { return nil }
    let author = value["author"]
    return RequestCommit(
      id: id, authorName: author?.text("displayName") ?? author?.string("name") ?? "",
      authorEmail: author?.string("emailAddress") ?? "", authored: ForgeTime.seconds(value["authorTimestamp"]),
      committed: ForgeTime.seconds(value["committerTimestamp"]), message: value.string("message") ?? "")
  }

  /// An account.
  static func actor(_ value: JSONValue?) -> Actor? {
    guard let value, let login = value.text("slug") ?? value.text("name") ?? value.text("displayName") else {
      return nil
    }
    return Actor(
      login: login, name: value.string("displayName") ?? "", email: value.string("emailAddress") ?? "",
      hint: value.string("type") == "SERVICE" ? .bot : .none)
  }
}
