import Facts

/// Pull requests as REST and webhooks write them.
enum GitHubPull {
  /// The record of a pull request, or of an issue that is one.
  static func items(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard let number = value.integer("number"), number > 0 else {
      context.reject("the pull request has no number")
      return []
    }
    var record = RequestRecord(project: project(value, context), number: number)
    fill(&record, value)
    return [.request(record)]
  }

  /// Takes over what a pull request says of itself.
  static func fill(_ record: inout RequestRecord, _ value: JSONValue) {
    record.title = value.string("title")
    if value.has("body") { record.body = value.string("body") ?? "" }
    record.isDraft = value.bool("draft")
    record.created = ForgeTime.seconds(value["created_at"])
    record.closed = ForgeTime.seconds(value["closed_at"])
    record.merged = ForgeTime.seconds(value["merged_at"] ?? value["pull_request"]?["merged_at"])
    record.updated = ForgeTime.seconds(value["updated_at"])
    record.state = state(value, merged: record.merged)
    record.author = GitHubIdentity.actor(value["user"])
    record.mergedBy = GitHubIdentity.actor(value["merged_by"])
    record.baseBranch = ReviewFields.nonEmpty(value["base"]?.string("ref"))
    record.headBranch = ReviewFields.nonEmpty(value["head"]?.string("ref"))
    record.head = ReviewFields.commit(value["head"]?["sha"])
    // An open one carries the commit of a test merge under the same key.
    if record.state == .merged { record.landed = ReviewFields.commit(value["merge_commit_sha"]) }
    if let auto = value["auto_merge"], auto.kind == .object {
      if record.state == .merged { record.method = method(auto.string("merge_method")) }
      record.events.append(GitHubEvents.change(.autoMerge, GitHubIdentity.actor(auto["enabled_by"]), nil))
    }
    record.commitCount = value.integer("commits")
    record.addedLines = value.integer("additions")
    record.deletedLines = value.integer("deletions")
    record.changedFiles = value.integer("changed_files")
    record.labels = value.list("labels")?.compactMap { $0.string("name") }
    record.url = value.string("html_url")
  }

  /// How the forge was told to merge, in any of its writings.
  static func method(_ text: String?) -> RequestRecord.Method? {
    text.flatMap { RequestRecord.Method(rawValue: $0.lowercased()) }
  }

  /// REST knows only open and closed; a pull request with a moment of merging is merged.
  private static func state(_ value: JSONValue, merged: Int64?) -> RequestRecord.State? {
    if merged != nil || value.bool("merged") == true { return .merged }
    return value.string("state").flatMap { RequestRecord.State(rawValue: $0.lowercased()) }
  }

  /// The project of a pull request, release or deployment.
  static func project(_ value: JSONValue, _ context: ReviewContext) -> ProjectName {
    let own = GitHubAddress(value.string("html_url")) ?? GitHubAddress(value.string("url"))
    let asked = GitHubAddress(context.url)
    let name = value["base"]?["repo"]?.string("full_name") ?? own?.path ?? context.params?.string("Name") ?? asked?.path
    return context.project(.github, host: own?.host ?? asked?.host, path: name)
  }

  /// The pull request that a review, comment, commit or event belongs to.
  static func owner(_ value: JSONValue, _ context: ReviewContext) -> (ProjectName, Int)? {
    let addresses = [
      value.string("pull_request_url"), value.string("issue_url"), value["_links"]?["pull_request"]?.string("href"),
      context.url,
    ]
    let found = addresses.lazy.compactMap { GitHubAddress($0) }.first { $0.number != nil }
    guard let number = found?.number ?? context.input?.integer("Number") else { return nil }
    let place =
      found ?? GitHubAddress(value.string("html_url")) ?? GitHubAddress(value.string("url"))
      ?? GitHubAddress(context.url)
    let name = place?.path ?? context.params?.string("Name")
    return (context.project(.github, host: place?.host, path: name), number)
  }

  /// A commit as the lists of commits and the timeline write it.
  static func commit(_ value: JSONValue) -> RequestCommit? {
    guard let id = ReviewFields.commit(value["sha"]) else { return nil }
    let body = value["commit"] ?? value
    let author = body["author"]
    return RequestCommit(
      id: id, authorName: author?.string("name") ?? "", authorEmail: author?.string("email") ?? "",
      authored: ForgeTime.seconds(author?["date"]), committed: ForgeTime.seconds(body["committer"]?["date"]),
      message: body.string("message") ?? "")
  }
}
