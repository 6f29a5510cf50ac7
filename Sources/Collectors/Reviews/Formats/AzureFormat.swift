import Facts

/// Azure DevOps' records: pull requests, their threads and their commits.
///
/// A pull request has each reviewer's vote without its time; the threads that the system writes have the times. Threads and
/// commits name the repository by an id only, which pull requests resolve.
package struct AzureFormat: ReviewFormat {
  package static let id = "azure"
  package static let title = "Azure DevOps"

  /// Makes the format.
  package init() {}

  private enum Kind { case request, thread, commit, unknown }

  package func certainty(of value: JSONValue, _ context: ReviewContext) -> Int {
    kind(of: value) != .unknown ? 100 : context.url?.contains("/_apis/git/") == true ? 10 : 0
  }

  package func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let kind = kind(of: value)
    return context.taking { context throws(UnfitRecord) in
      let number = context.input?.integer("AzuredevopsId") ?? context.address?.number
      switch kind {
      case .request:
        let (project, alias) = project(value["repository"], context)
        return (alias.map { [.alias($0)] } ?? []) + [.request(try request(value, project))]
      case .thread:
        let address = value["_links"]?["self"]?.string("href")
        var record = RequestRecord(
          project: context.project(.azure, from: address),
          number: try context.number(number ?? address.flatMap { ForgeURL($0)?.number }, of: "thread"))
        record.has.formUnion([.comments, .events])
        try AzureThreads.add(value, to: &record)
        return [.request(record)]
      case .commit:
        guard let number, let commit = commit(value) else { break }
        var record = RequestRecord(project: context.project(.azure, from: value.string("url")), number: number)
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
    if value.hasAll("pullRequestId", "sourceRefName") { return .request }
    if value.hasAll("comments", "publishedDate"), value.has("threadContext") || value.has("properties") {
      return .thread
    }
    if value.hasAll("commitId", "author", "comment") { return .commit }
    return .unknown
  }

  private func request(_ value: JSONValue, _ project: ProjectName) throws(UnfitRecord) -> RequestRecord {
    let number = try value.number("pullRequestId")
    var record = RequestRecord(project: project, number: number)
    record.title = value.string("title")
    record.body = value.string("description")
    if !project.host.isEmpty, let web = webURL(project) { record.url = "\(web)/pullrequest/\(number)" }
    record.isDraft = value.bool("isDraft")
    record.created = try value.time("creationDate")
    let ended = try value.time("closedDate")
    switch value.string("status") {
    case "active": record.state = .open
    case "completed":
      record.state = .merged
      record.merged = ended
      record.mergedBy = AzureFormat.actor(value["closedBy"])
      record.landed = value["lastMergeCommit"]?.commit("commitId")
      record.method = AzureFormat.method(value["completionOptions"])
    case "abandoned":
      record.state = .closed
      record.closed = ended
    case let status?: throw UnfitRecord(reason: "status is \(status), which no pull request has")
    case nil: break
    }
    record.author = AzureFormat.actor(value["createdBy"])
    record.headBranch = value.text("sourceRefName").map(ForgeURL.branch)
    record.baseBranch = value.text("targetRefName").map(ForgeURL.branch)
    record.head = value["lastMergeSourceCommit"]?.commit("commitId")
    record.labels = value.list("labels")?.compactMap { $0.string("name") }
    record.issues = value.list("workItemRefs")?.compactMap { $0.integer("id").map { "AB#\($0)" } }
    if let reviewers = value.list("reviewers") {
      record.has.insert(.reviews)
      record.events = reviewers.compactMap { vote(of: $0) }
    }
    if let actor = AzureFormat.actor(value["autoCompleteSetBy"]) {
      record.events.append(RequestEvent(key: "auto-complete", kind: .autoMerge, actor: actor, time: nil))
    }
    return record
  }

  /// The project by its names, and the ids by which other records call it.
  private func project(
    _ repository: JSONValue?, _ context: ReviewContext
  ) -> (ProjectName, ProjectAlias?) {
    let address = repository?.string("url")
    let byID = context.project(.azure, from: address)
    var project = byID
    if let web = repository?.text("webUrl") {
      project = context.project(.azure, from: web, address)
    } else if let owner = repository?["project"]?.text("name"), let name = repository?.text("name"),
      let organization = byID.path.split(separator: "/").first
    {
      project.path = "\(organization)/\(owner)/\(name)"
    }
    return (project, ProjectAlias(byID, of: project))
  }

  private func webURL(_ project: ProjectName) -> String? {
    let parts = project.path.split(separator: "/")
    guard parts.count == 3 else { return nil }
    return "https://\(project.host)/\(parts[0])/\(parts[1])/_git/\(parts[2])"
  }

  /// A reviewer's vote now; groups, whose vote follows from their members', and those who did not vote are asked only.
  private func vote(of reviewer: JSONValue) -> RequestEvent? {
    guard let actor = AzureFormat.actor(reviewer) else { return nil }
    guard reviewer.bool("isContainer") != true, let kind = AzureFormat.kind(ofVote: reviewer.integer("vote") ?? 0)
    else {
      return RequestEvent(
        key: "requested:\(actor.login)", kind: .reviewRequested, actor: nil, time: nil, text: actor.login)
    }
    return RequestEvent(key: "vote:\(actor.login)", kind: kind, actor: actor, time: nil)
  }

  /// 10 is approved, 5 approved with suggestions, -5 waits for the author, -10 is rejected.
  static func kind(ofVote vote: Int) -> RequestEvent.Kind? {
    switch vote {
    case 10, 5: .approved
    case -5, -10: .changesRequested
    default: nil
    }
  }

  private static func method(_ options: JSONValue?) -> RequestRecord.Method? {
    switch options?.string("mergeStrategy") {
    case "squash": .squash
    case "rebase": .rebase
    // A rebased branch is merged with a merge commit.
    case "noFastForward", "rebaseMerge": .merge
    default: options?.bool("squashMerge") == true ? .squash : nil
    }
  }

  private func commit(_ value: JSONValue) -> RequestCommit? {
    guard let id = value.commit("commitId") else { return nil }
    let author = value["author"]
    return RequestCommit(
      id: id, authorName: author?.string("name") ?? "", authorEmail: author?.string("email") ?? "",
      authored: ForgeTime.seconds(author?["date"]), committed: ForgeTime.seconds(value["committer"]?["date"]),
      message: value.string("comment") ?? "")
  }

  /// An identity.
  ///
  /// Its unique name is mostly an address; those of services have a descriptor of their own.
  static func actor(_ value: JSONValue?) -> Actor? {
    guard let value, let login = value.text("uniqueName") ?? value.text("displayName") else { return nil }
    let isService = value.string("descriptor")?.hasPrefix("svc.") == true
    return Actor(
      login: login, name: value.string("displayName") ?? "", email: login.contains("@") ? login : "",
      hint: isService ? .bot : .none)
  }
}
