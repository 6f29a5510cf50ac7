import Facts

/// A change as `gerrit query --format=JSON` prints it; any field may be missing.
struct GerritLine {
  private let value: JSONValue
  private var record: RequestRecord
  private var checks: [CheckRecord] = []

  /// Takes a line.
  init(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) {
    self.value = value
    let host = value.string("url").flatMap { ForgeURL($0)?.host } ?? context.address?.host
    let project = context.project(.gerrit, host: host, path: value.text("project"))
    record = RequestRecord(project: project, number: try value.number("number"))
  }

  /// What it says.
  func items() throws(UnfitRecord) -> [ReviewItem] {
    var line = self
    try line.read()
    return [.request(line.record)] + line.checks.map { .check($0) }
  }

  private mutating func read() throws(UnfitRecord) {
    record.changeKey = value.text("id")
    record.title = value.string("subject")
    record.body = value.string("commitMessage")
    record.url = value.text("url")
    record.state = try GerritFormat.state(value.string("status"))
    record.isDraft = value.bool("wip") ?? (value.string("status") == "DRAFT" ? true : nil)
    record.created = try value.time("createdOn")
    record.updated = try value.time("lastUpdated")
    record.author = GerritFormat.actor(value["owner"])
    record.baseBranch = value.text("branch").map(ForgeURL.branch)
    record.headBranch = value.text("topic")
    let patchSets = (value.list("patchSets") ?? []).sorted { ($0.integer("number") ?? 0) < ($1.integer("number") ?? 0) }
    for patchSet in patchSets { try add(patchSet) }
    if value.has("comments") { record.has.formUnion([.comments, .events]) }
    for (index, message) in (value.list("comments") ?? []).enumerated() { try add(message, index) }
    let current = value["currentPatchSet"] ?? patchSets.last
    if let current { setHead(current) }
    if value["patchSets"] == nil, let current { try add(current) }
    finish()
  }

  private mutating func setHead(_ patchSet: JSONValue) {
    record.head = patchSet.commit("revision")
    record.addedLines = patchSet.integer("sizeInsertions").map { abs($0) }
    record.deletedLines = patchSet.integer("sizeDeletions").map { abs($0) }
    // The commit message is listed with the files.
    record.changedFiles = patchSet.list("files")?.count { $0.string("file") != "/COMMIT_MSG" }
    guard let head = record.head else { return }
    let author = patchSet["author"]
    record.has.insert(.commits)
    record.commits = [
      RequestCommit(
        id: head, authorName: author?.string("name") ?? "", authorEmail: author?.string("email") ?? "",
        authored: ForgeTime.seconds(patchSet["createdOn"]), message: value.string("commitMessage") ?? "")
    ]
  }

  private mutating func add(_ patchSet: JSONValue) throws(UnfitRecord) {
    let number = patchSet.integer("number") ?? 0
    let revision = patchSet.commit("revision")
    record.events.append(
      RequestEvent(
        key: "patch-set:\(number)", kind: .pushed, actor: GerritFormat.actor(patchSet["uploader"]),
        time: try patchSet.time("createdOn"), commit: revision))
    if value.has("patchSets") || patchSet.has("approvals") { record.has.insert(.reviews) }
    for approval in patchSet.list("approvals") ?? [] { try add(approval, number, revision) }
    for (index, comment) in (patchSet.list("comments") ?? []).enumerated() {
      let path = comment.text("file").flatMap { $0 == "/PATCHSET_LEVEL" ? nil : $0 } ?? ""
      record.has.insert(.comments)
      record.events.append(
        RequestEvent(
          key: "inline:\(number):\(index)", kind: path.isEmpty ? .comment : .lineComment,
          actor: GerritFormat.actor(comment["reviewer"]), time: nil, commit: revision,
          text: comment.string("message") ?? "", path: path))
    }
  }

  private mutating func add(_ approval: JSONValue, _ patchSet: Int, _ revision: String?) throws(UnfitRecord) {
    let label = approval.string("type") ?? ""
    let vote = approval.integer("value") ?? approval.string("value").flatMap { Int($0) } ?? 0
    let actor = GerritFormat.actor(approval["by"])
    let time = try approval.time("grantedOn")
    if label == "SUBM" {
      record.merged = time
      record.mergedBy = actor
      return
    }
    let event = GerritFormat.event(
      label: label, value: vote, highest: 2, key: "vote:\(patchSet):\(label):\(actor?.login ?? "")", actor: actor,
      time: time, commit: revision)
    if let event { record.events.append(event) }
    let check = GerritFormat.check(
      label: label, value: vote, actor: actor, time: time, commit: revision, project: record.project)
    if let check { checks.append(check) }
  }

  private mutating func add(_ message: JSONValue, _ index: Int) throws(UnfitRecord) {
    let read = GerritMessage(message.string("message") ?? "", tag: nil)
    guard let kind = read.kind else { return }
    let time = try message.time("timestamp")
    if kind == .merged, record.merged == nil { record.merged = time }
    record.events.append(
      RequestEvent(
        key: "message:\(index)", kind: kind, actor: GerritFormat.actor(message["reviewer"]), time: time,
        text: read.text))
  }

  /// When it ended, which no field says: a message or a vote may, else its last update stands for it.
  private mutating func finish() {
    switch record.state {
    case .merged:
      record.landed = record.head
      if record.merged == nil {
        record.merged = record.updated
        record.isEndEstimated = true
      }
    case .closed:
      record.merged = nil
      let abandoned = record.events.last { $0.kind == .closed }
      record.closed = abandoned?.time ?? record.updated
      record.isEndEstimated = abandoned?.time == nil
    case .open, nil: record.merged = nil
    }
  }
}
