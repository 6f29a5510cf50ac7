import Facts

/// The entries of a pull request's activities on Bitbucket Server.
enum BitbucketServerActivity {
  /// Adds what an entry tells.
  static func add(_ value: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    let key = "activity:\(try value.number("id"))"
    let actor = BitbucketServerFormat.actor(value["user"])
    let time = try value.time("createdDate")
    let commit: String?
    let kind: RequestEvent.Kind
    switch value.string("action") {
    case "APPROVED": (kind, commit) = (.approved, nil)
    case "UNAPPROVED": (kind, commit) = (.dismissed, nil)
    case "REVIEWED": (kind, commit) = (.changesRequested, nil)
    case "RESCOPED": (kind, commit) = (.pushed, value.commit("toHash"))
    case "REOPENED": (kind, commit) = (.reopened, nil)
    case "AUTO_MERGE_REQUESTED": (kind, commit) = (.autoMerge, nil)
    case "DECLINED":
      (kind, commit) = (.closed, nil)
      record.state = .closed
      record.closed = time
    case "MERGED":
      (kind, commit) = (.merged, value["commit"]?.commit("id"))
      record.state = .merged
      record.merged = time
      record.mergedBy = actor
      record.landed = commit
    case "COMMENTED":
      if let comment = value["comment"] {
        add(comment: comment, at: value["commentAnchor"]?.string("path") ?? "", to: &record)
      }
      return
    default: return
    }
    record.events.append(RequestEvent(key: key, kind: kind, actor: actor, time: time, commit: commit))
  }

  /// Adds a comment and, inside it, the answers to it.
  private static func add(comment: JSONValue, at path: String, to record: inout RequestRecord) {
    guard let id = comment.integer("id") else { return }
    record.events.append(
      RequestEvent(
        key: "comment:\(id)", kind: path.isEmpty ? .comment : .lineComment,
        actor: BitbucketServerFormat.actor(comment["author"]), time: ForgeTime.seconds(comment["createdDate"]),
        text: comment.string("text") ?? "", path: path))
    if comment.bool("threadResolved") == true {
      record.events.append(
        RequestEvent(
          key: "comment:\(id):resolved", kind: .threadResolved,
          actor: BitbucketServerFormat.actor(comment["threadResolver"]),
          time: ForgeTime.seconds(comment["threadResolvedDate"])))
    }
    for answer in comment.list("comments") ?? [] { add(comment: answer, at: path, to: &record) }
  }
}
