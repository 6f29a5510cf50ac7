import Facts

/// Pull requests as GraphQL and gh write them: GraphQL's lists are `{totalCount, nodes}`, gh's are plain.
enum GitHubGraphPull {
  /// How many elements of a nested list gh asks for.
  private static let page = 100

  /// A nested list, and whether it may be cut off.
  private struct List {
    var elements: [JSONValue]
    var total: Int?
    var isCut: Bool

    init?(_ value: JSONValue?) {
      guard let value else { return nil }
      total = value.integer("totalCount")
      if value.kind == .array {
        elements = value.elements
        isCut = elements.count == page
      } else if let nodes = value.list("nodes") ?? value.list("edges")?.compactMap({ $0["node"] }) {
        elements = nodes
        isCut = value["pageInfo"]?.bool("hasNextPage") ?? (total.map { $0 > nodes.count } ?? (nodes.count == page))
      } else {
        return nil
      }
    }
  }

  /// The record of a pull request, and the checks of its head.
  static func items(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard let number = value.integer("number"), number > 0 else {
      context.reject("the pull request has no number")
      return []
    }
    var record = RequestRecord(project: project(value, context), number: number)
    fill(&record, value)
    fillLists(&record, value)
    return [.request(record)] + checks(of: value, record)
  }

  /// The project: by the pull request's address, or by the repository around it.
  static func project(_ value: JSONValue, _ context: ReviewContext) -> ProjectName {
    let own = GitHubAddress(value.string("url"))
    let repository = value["repository"] ?? value["baseRepository"]
    let name = repository?.string("nameWithOwner") ?? own?.path ?? context.params?.string("Name")
    return context.project(.github, host: own?.host, path: name)
  }

  private static func fill(_ record: inout RequestRecord, _ value: JSONValue) {
    record.title = value.string("title")
    if value.has("body") { record.body = value.string("body") ?? "" }
    record.isDraft = value.bool("isDraft")
    record.created = ForgeTime.seconds(value["createdAt"])
    record.closed = ForgeTime.seconds(value["closedAt"])
    record.merged = ForgeTime.seconds(value["mergedAt"])
    record.updated = ForgeTime.seconds(value["updatedAt"])
    record.state = value.string("state").flatMap { RequestRecord.State(rawValue: $0.lowercased()) }
    if record.merged != nil { record.state = .merged }
    record.author = GitHubIdentity.actor(value["author"])
    record.mergedBy = GitHubIdentity.actor(value["mergedBy"])
    record.baseBranch = ReviewFields.nonEmpty(value.string("baseRefName"))
    record.headBranch = ReviewFields.nonEmpty(value.string("headRefName"))
    record.head = ReviewFields.commit(value["headRefOid"])
    if record.state == nil || record.state == .merged {
      record.landed = ReviewFields.commit(value["mergeCommit"]?["oid"])
    }
    if let auto = value["autoMergeRequest"], auto.kind == .object {
      if record.state == .merged { record.method = GitHubPull.method(auto.string("mergeMethod")) }
      record.events.append(
        GitHubEvents.change(
          .autoMerge, GitHubIdentity.actor(auto["enabledBy"]), ForgeTime.seconds(auto["enabledAt"])))
    }
    record.addedLines = value.integer("additions")
    record.deletedLines = value.integer("deletions")
    record.changedFiles = value.integer("changedFiles")
    record.labels = List(value["labels"])?.elements.compactMap { $0.string("name") }
    record.url = value.string("url")
    if let issues = List(value["closingIssuesReferences"]) {
      record.issues = issues.elements.compactMap { issue($0, of: record.project) }
    }
  }

  private static func issue(_ value: JSONValue, of project: ProjectName) -> String? {
    guard let number = value.integer("number") else { return nil }
    let repository = value["repository"]
    let owner = repository?["owner"]?.string("login")
    let name =
      repository?.string("nameWithOwner")
      ?? owner.flatMap { owner in repository?.string("name").map { "\(owner)/\($0)" } }
    return name == nil || name == project.path ? "#\(number)" : "\(name ?? "")#\(number)"
  }

  private static func fillLists(_ record: inout RequestRecord, _ value: JSONValue) {
    func take(_ list: RequestRecord.List, _ found: List?) -> [JSONValue] {
      guard let found else { return [] }
      record.has.insert(list)
      if found.isCut { record.cut.insert(list) }
      return found.elements
    }
    if let commits = List(value["commits"]) {
      record.commits = take(.commits, commits).compactMap(commit)
      record.commitCount = commits.total
    }
    for review in take(.reviews, List(value["reviews"])) {
      if let event = GitHubEvents.review(review) { record.events.append(event) }
    }
    if !value.has("reviews") {
      // The latest review of each reviewer is not all of them.
      for review in List(value["latestReviews"])?.elements ?? [] {
        record.has.insert(.reviews)
        record.cut.insert(.reviews)
        if let event = GitHubEvents.review(review) { record.events.append(event) }
      }
    }
    for comment in take(.comments, List(value["comments"])) { record.events.append(GitHubEvents.comment(comment)) }
    for thread in take(.comments, List(value["reviewThreads"])) { takeThread(thread, &record) }
    for event in take(.events, List(value["timelineItems"])) { record.events += GitHubEvents.timeline(event) }
    if let files = List(value["files"]) {
      record.has.insert(.files)
      if let count = record.changedFiles ?? files.total ?? (files.isCut ? Int.max : nil), files.elements.count < count {
        record.cut.insert(.files)
      }
    }
  }

  private static func takeThread(_ thread: JSONValue, _ record: inout RequestRecord) {
    let comments = List(thread["comments"])
    for comment in comments?.elements ?? [] {
      record.events.append(GitHubEvents.lineComment(comment, path: thread.string("path")))
    }
    if comments?.isCut == true { record.cut.insert(.comments) }
    if thread.bool("isResolved") == true, let id = thread.string("id") {
      record.events.append(
        RequestEvent(
          key: "thread-resolved:\(id)", kind: .threadResolved, actor: GitHubIdentity.actor(thread["resolvedBy"]),
          time: nil, path: thread.string("path") ?? ""))
    }
  }

  /// A commit of gh (`oid`, `messageHeadline`, `authors`) or of GraphQL, where it stands in `commit`.
  private static func commit(_ value: JSONValue) -> RequestCommit? {
    let value = value["commit"] ?? value
    guard let id = ReviewFields.commit(value["oid"]) else { return nil }
    let author = List(value["authors"])?.elements.first ?? value["author"]
    let rest = value.string("messageBody") ?? ""
    let message =
      value.string("message")
      ?? [value.string("messageHeadline") ?? "", rest].filter { !$0.isEmpty }.joined(separator: "\n\n")
    return RequestCommit(
      id: id, authorName: author?.string("name") ?? "", authorEmail: author?.string("email") ?? "",
      authored: ForgeTime.seconds(value["authoredDate"]), committed: ForgeTime.seconds(value["committedDate"]),
      message: message)
  }

  /// The checks that stand beside a pull request: gh's are its head's, GraphQL's stand in its last commit.
  private static func checks(of value: JSONValue, _ record: RequestRecord) -> [ReviewItem] {
    guard let rollup = value["statusCheckRollup"] else {
      return (List(value["commits"])?.elements ?? []).flatMap { checks(of: $0["commit"], record.project) }
    }
    if rollup.kind == .array, let head = record.head {
      return rollup.elements.compactMap { GitHubDelivery.check($0, record.project, head).map { .check($0) } }
    }
    return (rollup.list("nodes") ?? []).flatMap { checks(of: $0["commit"], record.project) }
  }

  /// The checks of a commit.
  static func checks(of commit: JSONValue?, _ project: ProjectName) -> [ReviewItem] {
    guard let commit, let id = ReviewFields.commit(commit["oid"]) else { return [] }
    let contexts = List(commit["statusCheckRollup"]?["contexts"])?.elements ?? []
    return contexts.compactMap { GitHubDelivery.check($0, project, id).map { .check($0) } }
  }
}
