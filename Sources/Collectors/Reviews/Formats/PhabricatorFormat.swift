import Facts

/// The answers of Phabricator and Phorge: revisions (`differential.revision.search`) and what happened to them
/// (`transaction.search`).
///
/// Revisions are numbered over the whole installation, so the project has a host and no path. People are known by ids
/// (`PHID-USER-…`), which stand as their logins. A transaction names its revision by such an id too: the number comes from the
/// question that it answers, or from the revision's record that it stands in (under `transactions`).
package struct PhabricatorFormat: ReviewFormat {
  package static let id = "phabricator"
  package static let title = "Phabricator"

  /// Makes the format.
  package init() {}

  private enum Kind { case revision, transaction, other, unknown }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    kind(of: value) == .unknown ? 0 : 100
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      switch kind {
      case .revision: return [.request(try revision(value, context))]
      case .transaction:
        let asked = context.input?.text("objectIdentifier").flatMap { Int($0.drop { $0 == "D" }) }
        let host = context.address?.host
        var record = RequestRecord(
          project: context.project(.phabricator, host: host, path: ""),
          number: try context.number(asked, of: "transaction"))
        try PhabricatorFormat.add(value, to: &record)
        return [.request(record)]
      case .other, .unknown: break
      }
      context.ignore()
      return []
    }
  }

  private func kind(of value: JSONValue) -> Kind {
    guard let phid = value.string("phid"), phid.hasPrefix("PHID-") else {
      return value.hasAll("limit", "after", "before") ? .other : .unknown
    }
    if phid.hasPrefix("PHID-DREV-"), value["fields"] != nil { return .revision }
    if phid.hasPrefix("PHID-XACT-DREV-") { return .transaction }
    return .other
  }

  private func revision(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> RequestRecord {
    guard let fields = value["fields"] else { throw UnfitRecord(reason: "the revision has no fields") }
    let url = fields.text("uri")
    let host = url.flatMap { ForgeURL($0)?.host } ?? context.address?.host
    var record = RequestRecord(
      project: context.project(.phabricator, host: host, path: ""), number: try value.number("id"))
    record.changeKey = value.text("phid")
    record.title = fields.string("title")
    record.body = fields.string("summary")
    record.url = url
    record.created = try fields.time("dateCreated")
    record.updated = try fields.time("dateModified")
    record.author = PhabricatorFormat.actor(fields.string("authorPHID"))
    let status = fields["status"]?.string("value")
    record.isDraft = fields.bool("isDraft") ?? status.map { $0 == "draft" }
    switch status {
    case "published":
      record.state = .merged
      record.merged = record.updated
      record.isEndEstimated = true
    case "abandoned":
      record.state = .closed
      record.closed = record.updated
      record.isEndEstimated = true
    case nil: break
    default: record.state = .open
    }
    if let reviewers = value["attachments"]?["reviewers"]?.list("reviewers") {
      record.has.insert(.reviews)
      record.events = reviewers.compactMap { verdict(of: $0) }
    }
    for transaction in value.list("transactions") ?? [] { try PhabricatorFormat.add(transaction, to: &record) }
    return record
  }

  /// What a reviewer thinks now, without a time.
  ///
  /// Projects, which stand for their members, are only asked.
  private func verdict(of reviewer: JSONValue) -> RequestEvent? {
    guard let id = reviewer.text("reviewerPHID") else { return nil }
    switch (reviewer.string("status"), PhabricatorFormat.actor(id)) {
    case ("accepted", let actor?):
      return RequestEvent(key: "reviewer:\(actor.login)", kind: .approved, actor: actor, time: nil)
    case ("rejected", let actor?):
      return RequestEvent(key: "reviewer:\(actor.login)", kind: .changesRequested, actor: actor, time: nil)
    default:
      return RequestEvent(key: "requested:\(id)", kind: .reviewRequested, actor: nil, time: nil, text: id)
    }
  }

  /// Adds what a transaction tells.
  private static func add(_ value: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    record.has.formUnion([.reviews, .comments, .events])
    let key = "transaction:\(try value.number("id"))"
    let actor = actor(value.string("authorPHID"))
    let time = try value.time("dateCreated")
    let type = value.string("type") ?? ""
    if type == "comment" || type == "inline" {
      // The versions of a comment, newest first.
      let text = value.list("comments")?.first?["content"]?.string("raw") ?? ""
      record.events.append(
        RequestEvent(
          key: key, kind: type == "inline" ? .lineComment : .comment, actor: actor, time: time, text: text,
          path: value["fields"]?.string("path") ?? ""))
      return
    }
    guard let kind = kinds[type] else { return }
    if kind == .closed, record.state != .merged { record.closed = time }
    if kind == .merged {
      record.state = .merged
      record.merged = time
      record.mergedBy = actor
      record.isEndEstimated = false
    }
    record.events.append(RequestEvent(key: key, kind: kind, actor: actor, time: time))
  }

  private static let kinds: [String: RequestEvent.Kind] = [
    "accept": .approved, "reject": .changesRequested, "request-changes": .changesRequested, "resign": .dismissed,
    "update": .pushed, "request-review": .ready, "draft": .drafted, "close": .merged, "abandon": .closed,
    "reclaim": .reopened, "reopen": .reopened,
  ]

  /// A person by their id; applications act too, and are bots.
  private static func actor(_ id: String?) -> Actor? {
    guard let id, id.hasPrefix("PHID-USER-") || id.hasPrefix("PHID-APPS-") else { return nil }
    return Actor(login: id, hint: id.hasPrefix("PHID-APPS-") ? .bot : .none)
  }
}
