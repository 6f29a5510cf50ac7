import Facts

/// The threads of a pull request on Azure DevOps: what people said, and what the system noted down.
enum AzureThreads {
  /// Adds what a thread tells.
  static func add(_ thread: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    let id = try thread.number("id")
    if let type = property(thread, "CodeReviewThreadType")?.string {
      if let event = try systemEvent(type, "thread:\(id)", thread, &record) { record.events.append(event) }
      return
    }
    let path = thread["threadContext"]?.string("filePath") ?? ""
    for comment in thread.list("comments") ?? [] where comment.string("commentType") != "system" {
      record.events.append(
        RequestEvent(
          key: "thread:\(id):\(comment.integer("id") ?? 0)", kind: path.isEmpty ? .comment : .lineComment,
          actor: AzureFormat.actor(comment["author"]), time: try comment.time("publishedDate"),
          text: comment.string("content") ?? "", path: path))
    }
    if let status = thread.string("status"), ["fixed", "closed", "wontFix", "byDesign"].contains(status) {
      record.events.append(
        RequestEvent(
          key: "thread:\(id):resolved", kind: .threadResolved, actor: nil, time: try thread.time("lastUpdatedDate")))
    }
  }

  private static func systemEvent(
    _ type: String, _ key: String, _ thread: JSONValue, _ record: inout RequestRecord
  ) throws(UnfitRecord) -> RequestEvent? {
    let time = try thread.time("publishedDate")
    switch type {
    case "VoteUpdate":
      record.has.insert(.reviews)
      guard let vote = property(thread, "CodeReviewVoteResult")?.integer else { return nil }
      return RequestEvent(
        key: key, kind: AzureFormat.kind(ofVote: vote) ?? .dismissed,
        actor: identity(thread, property(thread, "CodeReviewVotedByIdentity")), time: time)
    case "RefUpdate":
      return RequestEvent(
        key: key, kind: .pushed, actor: identity(thread, property(thread, "CodeReviewRefUpdatedByIdentity")),
        time: time,
        commit: ReviewFields.commit(property(thread, "CodeReviewRefNewHeadCommit")))
    case "StatusUpdate":
      let kinds: [String: RequestEvent.Kind] = ["Completed": .merged, "Abandoned": .closed, "Active": .reopened]
      guard let status = property(thread, "CodeReviewStatus")?.string, let kind = kinds[status] else { return nil }
      return RequestEvent(
        key: key, kind: kind, actor: identity(thread, property(thread, "CodeReviewStatusUpdatedByIdentity")), time: time
      )
    case "IsDraftUpdate":
      // Written as `True` or `true`.
      guard let isDraft = property(thread, "CodeReviewIsDraft")?.string?.lowercased() else { return nil }
      return RequestEvent(
        key: key, kind: isDraft == "true" ? .drafted : .ready, actor: AzureFormat.actor(first(thread)?["author"]),
        time: time)
    default: return nil
    }
  }

  /// A property's value, which stands under `$value`.
  private static func property(_ thread: JSONValue, _ key: StaticString) -> JSONValue? {
    thread["properties"]?[key].map { $0["$value"] ?? $0 }
  }

  /// The identity that a property points to by its key; else who wrote the note.
  private static func identity(_ thread: JSONValue, _ key: JSONValue?) -> Actor? {
    let key = key?.string ?? key?.integer.map(String.init)
    let identity = thread["identities"]?.members.first { $0.key == key }?.value
    return AzureFormat.actor(identity ?? first(thread)?["author"])
  }

  private static func first(_ thread: JSONValue) -> JSONValue? { thread.list("comments")?.first }
}
