import Facts

/// Gerrit's records: changes as `gerrit query` prints them over ssh, a line each, and as the REST API has them, and the map of inline
/// comments by file.
///
/// A change is one commit that is amended; its patch sets are the pushes, and the last one's id is the landed commit's (unless
/// the project always makes merge commits). Votes are on labels: the highest value of `Code-Review` approves, a negative one
/// objects; `Verified` is what checks say.
package struct GerritFormat: ReviewFormat {
  package static let id = "gerrit"
  package static let title = "Gerrit"

  /// Makes the format.
  package init() {}

  private enum Kind { case line, statistics, change, comments, unknown }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    switch kind(of: value) {
    case .unknown: 0
    case .comments: 80
    default: 100
    }
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      switch kind {
      case .line: return try GerritLine(value, context).items()
      case .change: return try GerritChange(value, context).items()
      case .comments: return [.request(try comments(value, context))]
      case .statistics, .unknown: break
      }
      context.ignore()
      return []
    }
  }

  private func kind(of value: JSONValue) -> Kind {
    if value.hasAll("type", "rowCount") { return .statistics }
    if value.hasAll("_number", "change_id", "status") { return .change }
    if value.hasAll("id", "number", "project", "branch"), value.has("owner") || value.has("createdOn") { return .line }
    return isCommentMap(value) ? .comments : .unknown
  }

  /// True for `{path: [comment, …], …}`, the answer about a change's inline comments.
  private func isCommentMap(_ value: JSONValue) -> Bool {
    let members = value.members
    guard let first = members.first?.value.elements.first else { return false }
    return members.allSatisfy { $0.value.kind == .array } && first.hasAll("id", "updated", "message")
  }

  private func comments(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    var record = RequestRecord(
      project: context.project(.gerrit, from: context.url), number: try context.number(nil, of: "map of comments"))
    record.has.insert(.comments)
    for (path, list) in value.members {
      for comment in list.elements {
        guard let id = comment.text("id") else { throw UnfitRecord(reason: "a comment has no id") }
        // What is said about a whole patch set is filed under a path that is none.
        let path = path == "/PATCHSET_LEVEL" ? "" : path
        record.events.append(
          RequestEvent(
            key: "inline:\(id)", kind: path.isEmpty ? .comment : .lineComment,
            actor: GerritFormat.actor(comment["author"]), time: try comment.time("updated"),
            commit: comment.commit("commit_id"), text: comment.string("message") ?? "", path: path))
      }
    }
    return record
  }

  /// Adds to a record what a vote says: on the code a verdict, and nothing on other labels.
  static func event(
    label: String, value: Int, highest: Int, key: String, actor: Actor?, time: Int64?, commit: String?
  ) -> RequestEvent? {
    guard label == "Code-Review", value != 0 else { return nil }
    let kind: RequestEvent.Kind = value < 0 ? .changesRequested : value >= highest ? .approved : .reviewed
    return RequestEvent(key: key, kind: kind, actor: actor, time: time, commit: commit)
  }

  /// The name and outcome of a check, which votes on `Verified` are.
  static func check(
    label: String, value: Int, actor: Actor?, time: Int64?, commit: String?, project: ProjectName
  ) -> CheckRecord? {
    guard label == "Verified", value != 0, let commit else { return nil }
    return CheckRecord(
      project: project, commit: commit, name: actor.map { "Verified \($0.login)" } ?? "Verified",
      state: value > 0 ? "success" : "failure", finished: time)
  }

  static func state(_ status: String?) throws(UnfitRecord) -> RequestRecord.State? {
    switch status {
    case "MERGED": .merged
    case "ABANDONED": .closed
    // The last two are of old servers.
    case "NEW", "DRAFT", "SUBMITTED": .open
    case nil: nil
    case let status?: throw UnfitRecord(reason: "status is \(status), which no change has")
    }
  }

  /// An account; the server itself, which has no account, is nobody.
  static func actor(_ value: JSONValue?) -> Actor? {
    guard let value,
      let login = value.text("username") ?? value.text("email") ?? value.text("name")
        ?? value.integer("_account_id").map({ "account \($0)" })
    else { return nil }
    let isService = value.list("tags")?.contains { $0.string == "SERVICE_USER" } ?? false
    return Actor(
      login: login, name: value.string("name") ?? "", email: value.string("email") ?? "",
      hint: isService || ["zuul", "jenkins"].contains(login.lowercased()) ? .bot : .none)
  }
}
