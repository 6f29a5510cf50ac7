import Facts

/// The events of a pull request, and the keys by which the same event from two sources is one.
enum GitHubEvents {
  /// A review; nil for one that was not handed in yet.
  static func review(_ value: JSONValue) -> RequestEvent? {
    let kind: RequestEvent.Kind
    switch value.string("state")?.uppercased() {
    case "APPROVED": kind = .approved
    case "CHANGES_REQUESTED": kind = .changesRequested
    case "COMMENTED": kind = .reviewed
    case "DISMISSED": kind = .dismissed
    default: return nil
    }
    let actor = GitHubIdentity.actor(value["user"] ?? value["author"])
    let time = ForgeTime.seconds(value["submitted_at"] ?? value["submittedAt"])
    return RequestEvent(
      key: key("review", value, actor, time), kind: kind, actor: actor, time: time,
      commit: ReviewFields.commit(value["commit_id"] ?? value["commit"]?["oid"]), text: value.string("body") ?? "")
  }

  /// A comment on a line or a file.
  static func lineComment(_ value: JSONValue, path: String? = nil) -> RequestEvent {
    let actor = GitHubIdentity.actor(value["user"] ?? value["author"])
    let time = ForgeTime.seconds(value["created_at"] ?? value["createdAt"])
    return RequestEvent(
      key: key("line-comment", value, actor, time), kind: .lineComment, actor: actor, time: time,
      commit: ReviewFields.commit(value["original_commit_id"] ?? value["commit_id"] ?? value["originalCommit"]?["oid"]),
      text: value.string("body") ?? "", path: value.string("path") ?? path ?? "")
  }

  /// A comment on the request.
  static func comment(_ value: JSONValue) -> RequestEvent {
    let actor = GitHubIdentity.actor(value["user"] ?? value["actor"] ?? value["author"])
    let time = ForgeTime.seconds(value["created_at"] ?? value["createdAt"])
    return RequestEvent(
      key: key("comment", value, actor, time), kind: .comment, actor: actor, time: time,
      text: value.string("body") ?? "")
  }

  /// A change of state: one of a kind at one moment, whoever tells it.
  static func change(
    _ kind: RequestEvent.Kind, _ actor: Actor?, _ time: Int64?, commit: String? = nil, text: String = ""
  ) -> RequestEvent {
    let moment = time.map(String.init) ?? ""
    return RequestEvent(
      key: "\(kind.rawValue)@\(moment)\(text.isEmpty ? "" : "@\(text)")", kind: kind, actor: actor, time: time,
      commit: commit, text: text)
  }

  /// An event's key: its number on GitHub; without one, who did it and when.
  private static func key(_ kind: String, _ value: JSONValue, _ actor: Actor?, _ time: Int64?) -> String {
    if let number = GitHubIdentity.number(value) { return "\(kind):\(number)" }
    return "~\(kind)@\(time.map(String.init) ?? "")@\(actor?.login ?? "")"
  }

  /// What a timeline event means; nil for one that says nothing about reviews.
  static func timeline(_ value: JSONValue) -> [RequestEvent] {
    let name = value.string("event") ?? value.string("__typename") ?? ""
    let actor = GitHubIdentity.actor(value["actor"] ?? value["enabler"] ?? value["user"])
    let time = ForgeTime.seconds(value["created_at"] ?? value["createdAt"])
    switch name {
    case "reviewed", "PullRequestReview": return review(value).map { [$0] } ?? []
    case "commented", "IssueComment": return [comment(value)]
    case "line-commented":
      return (value.list("comments") ?? []).map { lineComment($0) }
    case "review_requested", "ReviewRequestedEvent":
      let asked = value["requested_reviewer"] ?? value["requestedReviewer"] ?? value["requested_team"]
      let login = asked?.string("login") ?? asked?.string("slug") ?? ""
      let requester = GitHubIdentity.actor(value["review_requester"]) ?? actor
      return [change(.reviewRequested, requester, time, text: login.lowercased())]
    case "review_dismissed", "ReviewDismissedEvent":
      // It changes a review, which has the time and the reviewer; this actor is who dismissed it.
      let review = value["dismissed_review"]?.integer("review_id") ?? value["review"].flatMap(GitHubIdentity.number)
      return review.map { [RequestEvent(key: "review:\($0)", kind: .dismissed, actor: nil, time: nil)] } ?? []
    case "ready_for_review", "ReadyForReviewEvent": return [change(.ready, actor, time)]
    case "convert_to_draft", "converted_to_draft", "ConvertToDraftEvent": return [change(.drafted, actor, time)]
    case "head_ref_force_pushed", "HeadRefForcePushedEvent":
      return [
        change(.pushed, actor, time, commit: ReviewFields.commit(value["commit_id"] ?? value["afterCommit"]?["oid"]))
      ]
    case "closed", "ClosedEvent": return [change(.closed, actor, time)]
    case "reopened", "ReopenedEvent": return [change(.reopened, actor, time)]
    case "merged", "MergedEvent":
      return [change(.merged, actor, time, commit: ReviewFields.commit(value["commit_id"] ?? value["commit"]?["oid"]))]
    case "auto_merge_enabled", "auto_squash_enabled", "auto_rebase_enabled", "AutoMergeEnabledEvent",
      "AutoSquashEnabledEvent", "AutoRebaseEnabledEvent":
      return [change(.autoMerge, actor, time)]
    case "added_to_merge_queue", "AddedToMergeQueueEvent": return [change(.queued, actor, time)]
    default: return []
    }
  }
}
