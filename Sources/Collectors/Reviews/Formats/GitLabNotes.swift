import Facts

/// The notes of a merge request, in which GitLab keeps what people said and what happened, and its approvals.
enum GitLabNotes {
  /// Adds a note: a comment, or what the system noted down.
  static func add(_ note: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    record.has.formUnion([.comments, .events])
    let key = note.integer("id").map { "note:\($0)" } ?? "note:\(record.events.count)"
    let actor = GitLabIdentity.actor(note["author"])
    let time = try note.time("created_at")
    let body = note.string("body") ?? ""
    let position = note["position"]
    guard note.bool("system") == true else {
      record.events.append(
        RequestEvent(
          key: key, kind: note.string("type") == "DiffNote" ? .lineComment : .comment, actor: actor, time: time,
          commit: position?.commit("head_sha"), text: body,
          path: position?.text("new_path") ?? position?.string("old_path") ?? ""))
      if note.bool("resolved") == true {
        record.events.append(
          RequestEvent(
            key: "\(key):resolved", kind: .threadResolved, actor: GitLabIdentity.actor(note["resolved_by"]),
            time: try note.time("resolved_at")))
      }
      return
    }
    guard let kind = kind(ofSystemNote: body) else { return }
    if kind == .approved || kind == .dismissed || kind == .changesRequested { record.has.insert(.reviews) }
    let isAsking = kind == .reviewRequested
    record.events.append(RequestEvent(key: key, kind: kind, actor: actor, time: time, text: isAsking ? body : ""))
  }

  /// Adds a discussion's notes.
  static func add(discussion: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    for note in discussion.list("notes") ?? [] { try add(note, to: &record) }
  }

  /// Adds who approves now; those whose approval a note tells, with its time, are left to the note.
  static func add(approvals: JSONValue, to record: inout RequestRecord) throws(UnfitRecord) {
    record.has.insert(.reviews)
    for approval in approvals.list("approved_by") ?? [] {
      let time = try approval.time("approved_at")
      add(approver: GitLabIdentity.actor(approval["user"] ?? approval), time, to: &record)
    }
  }

  /// Adds who approves now, as the answer about the rules has it.
  static func add(approvalState: JSONValue, to record: inout RequestRecord) {
    record.has.insert(.reviews)
    for rule in approvalState.list("rules") ?? [] {
      for approver in rule.list("approved_by") ?? [] { add(approver: GitLabIdentity.actor(approver), nil, to: &record) }
    }
  }

  private static func add(approver: Actor?, _ time: Int64?, to record: inout RequestRecord) {
    guard let approver else { return }
    let key = "approved-by:\(approver.login)"
    guard !record.events.contains(where: { $0.key == key || $0.kind == .approved && $0.actor == approver }) else {
      return
    }
    record.events.append(RequestEvent(key: key, kind: .approved, actor: approver, time: time))
  }

  /// What a note of the system says happened; nil for what does not count (labels, titles, mentions).
  static func kind(ofSystemNote body: String) -> RequestEvent.Kind? {
    let text = body.lowercased()
    switch text {
    case _ where text.hasPrefix("approved this merge request"): return .approved
    case _ where text.hasPrefix("unapproved this merge request"): return .dismissed
    case _ where text.hasPrefix("requested changes"): return .changesRequested
    case _ where text.hasPrefix("requested review from"): return .reviewRequested
    case _ where text.hasPrefix("marked this merge request as **ready**"): return .ready
    case _ where text.hasPrefix("unmarked as a **work in progress**"),
      _ where text.hasPrefix("unmarked this merge request as a **draft"):
      return .ready
    case _ where text.hasPrefix("marked this merge request as **draft**"),
      _ where text.hasPrefix("marked as a **work in progress**"):
      return .drafted
    case _ where text.hasPrefix("merged"): return .merged
    case _ where text.hasPrefix("closed"): return .closed
    case _ where text.hasPrefix("reopened"): return .reopened
    case _ where text.hasPrefix("enabled an automatic merge"), _ where text.hasPrefix("enabled auto-merge"):
      return .autoMerge
    case _ where text.hasPrefix("resolved all threads"): return .threadResolved
    default: return isPush(text) ? .pushed : nil
    }
  }

  /// `added 3 commits`.
  private static func isPush(_ text: String) -> Bool {
    let words = text.prefix(40).split(whereSeparator: \.isWhitespace).prefix(3)
    return words.count == 3 && words[0] == "added" && words[1].allSatisfy(\.isNumber) && words[2].hasPrefix("commit")
  }
}
