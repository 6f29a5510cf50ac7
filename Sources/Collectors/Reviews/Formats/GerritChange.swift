import Facts

/// A change as Gerrit's REST API has it (`ChangeInfo`), with as many of its options as were asked for.
struct GerritChange {
  private let value: JSONValue
  private var record: RequestRecord
  private var checks: [CheckRecord] = []

  /// Takes a change.
  init(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) {
    self.value = value
    let project = context.project(.gerrit, host: context.address?.host, path: value.text("project"))
    record = RequestRecord(project: project, number: try value.number("_number"))
  }

  /// What it says.
  func items() throws(UnfitRecord) -> [ReviewItem] {
    var change = self
    try change.read()
    return [.request(change.record)] + change.checks.map { .check($0) }
  }

  private mutating func read() throws(UnfitRecord) {
    record.changeKey = value.text("change_id")
    record.title = value.string("subject")
    record.state = try GerritFormat.state(value.string("status"))
    // Absent is false here.
    record.isDraft = value.bool("work_in_progress") ?? false
    record.created = try value.time("created")
    record.updated = try value.time("updated")
    record.author = GerritFormat.actor(value["owner"])
    record.baseBranch = value.text("branch").map(ForgeURL.branch)
    record.headBranch = value.text("topic")
    record.addedLines = value.integer("insertions")
    record.deletedLines = value.integer("deletions")
    record.labels = value.list("hashtags")?.compactMap(\.string)
    let revisions = (value["revisions"]?.members ?? [])
      .sorted { ($0.value.integer("_number") ?? 0) < ($1.value.integer("_number") ?? 0) }
    for (id, revision) in revisions { try add(revision: revision, id.lowercased()) }
    record.head = value.commit("current_revision") ?? revisions.last?.key.lowercased()
    readHead(revisions.first { $0.key.lowercased() == record.head }?.value)
    if let labels = value["labels"] {
      record.has.insert(.reviews)
      for (name, label) in labels.members { try add(votes: label, on: name) }
    }
    if let messages = value.list("messages") {
      record.has.formUnion([.comments, .events])
      for message in messages { try add(message: message) }
    }
    switch record.state {
    case .merged:
      record.landed = record.head
      record.merged = try value.time("submitted")
      record.mergedBy = GerritFormat.actor(value["submitter"])
      if record.merged == nil {
        record.merged = record.updated
        record.isEndEstimated = true
      }
    case .closed:
      let abandoned = record.events.last { $0.kind == .closed }?.time
      record.closed = abandoned ?? record.updated
      record.isEndEstimated = abandoned == nil
    case .open, nil: break
    }
  }

  private mutating func readHead(_ revision: JSONValue?) {
    guard let revision, let head = record.head else { return }
    record.changedFiles = revision["files"]?.members.count { $0.key != "/COMMIT_MSG" }
    guard let commit = revision["commit"] else { return }
    let author = commit["author"]
    record.body = commit.string("message")
    record.has.insert(.commits)
    record.commits = [
      RequestCommit(
        id: head, authorName: author?.string("name") ?? "", authorEmail: author?.string("email") ?? "",
        authored: ForgeTime.seconds(author?["date"]), committed: ForgeTime.seconds(commit["committer"]?["date"]),
        message: commit.string("message") ?? "")
    ]
  }

  private mutating func add(revision: JSONValue, _ id: String) throws(UnfitRecord) {
    record.events.append(
      RequestEvent(
        key: "patch-set:\(revision.integer("_number") ?? 0)", kind: .pushed,
        actor: GerritFormat.actor(revision["uploader"]), time: try revision.time("created"), commit: id))
  }

  /// Adds the votes that stand, which are on the last patch set or were carried over to it.
  private mutating func add(votes label: JSONValue, on name: String) throws(UnfitRecord) {
    let values = label["values"]?.members.compactMap { Int($0.key.drop { $0 == " " || $0 == "+" }) }
    for vote in label.list("all") ?? [] {
      let actor = GerritFormat.actor(vote)
      let number = vote.integer("value") ?? 0
      let time = try vote.time("date")
      let event = GerritFormat.event(
        label: name, value: number, highest: values?.max() ?? 2, key: "vote:\(name):\(actor?.login ?? "")",
        actor: actor, time: time, commit: record.head)
      if let event { record.events.append(event) }
      let check = GerritFormat.check(
        label: name, value: number, actor: actor, time: time, commit: record.head, project: record.project)
      if let check { checks.append(check) }
    }
  }

  private mutating func add(message: JSONValue) throws(UnfitRecord) {
    let read = GerritMessage(message.string("message") ?? "", tag: message.string("tag"))
    guard let kind = read.kind else { return }
    record.events.append(
      RequestEvent(
        key: "message:\(message.string("id") ?? "\(record.events.count)")", kind: kind,
        actor: GerritFormat.actor(message["real_author"] ?? message["author"]), time: try message.time("date"),
        text: read.text))
  }
}
