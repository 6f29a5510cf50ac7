import Facts

/// Deployments, releases and checks, in all of GitHub's writings.
enum GitHubDelivery {
  /// A deployment, with its statuses where they stand beside it.
  static func deployment(
    _ value: JSONValue, _ place: ReviewContext, _ context: inout ReviewContext
  ) -> [ReviewItem] {
    guard let number = GitHubIdentity.number(value), let commit = ReviewFields.commit(value["sha"]) else {
      context.reject("the deployment has no number or no commit")
      return []
    }
    let environment = value.string("environment") ?? ""
    let record = DeploymentRecord(
      project: GitHubPull.project(value, place), key: String(number), environment: environment,
      isProduction: isProduction(environment, value.bool("production_environment")), commit: commit,
      ref: value.string("ref") ?? "", state: "pending", created: ForgeTime.seconds(value["created_at"]), finished: nil)
    return [.deployment(record)]
  }

  /// A status of a deployment: the deployment itself is told by another record.
  static func deploymentStatus(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard let address = GitHubAddress(value.string("deployment_url")), let number = address.lastNumber else {
      context.reject("the status does not say of which deployment it is")
      return []
    }
    let environment = value.string("environment") ?? ""
    var record = DeploymentRecord(
      project: context.project(.github, host: address.host, path: address.path), key: String(number),
      environment: environment, isProduction: isProduction(environment, nil), commit: "", ref: "", state: "",
      created: nil, finished: nil)
    take(value.string("state"), ForgeTime.seconds(value["created_at"]), into: &record)
    return [.deployment(record)]
  }

  /// A deployment as GraphQL writes it, also through DevLake, which begins keys with capitals.
  static func graphDeployment(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard
      let number = value.integer("DatabaseId") ?? GitHubIdentity.number(value)
        ?? value.string("Id").flatMap(GitHubIdentity.number),
      let commit = ReviewFields.commit(value["commitOid"] ?? value["CommitOid"] ?? value["commit"]?["oid"])
    else {
      context.reject("the deployment has no number or no commit")
      return []
    }
    let environment = value.string("environment") ?? value.string("Environment") ?? ""
    let ref = value["ref"] ?? value["Ref"]
    let repository = value["repository"] ?? value["Repository"]
    let name =
      repository?.string("nameWithOwner") ?? repository?.string("NameWithOwner") ?? context.params?.string("Name")
    let address = GitHubAddress(repository?.string("url") ?? repository?.string("Url"))
    var record = DeploymentRecord(
      project: context.project(.github, host: address?.host, path: name ?? address?.path), key: String(number),
      environment: environment, isProduction: isProduction(environment, nil), commit: commit,
      ref: ref?.string("name") ?? ref?.string("Name") ?? "", state: "pending",
      created: ForgeTime.seconds(value["createdAt"] ?? value["CreatedDate"] ?? value["CreatedAt"]), finished: nil)
    let statuses = (value["statuses"] ?? value["Statuses"])?.list("nodes") ?? []
    for status in statuses + [value["latestStatus"] ?? value["LatestStatus"]].compactMap({ $0 }) {
      take(
        status.string("state") ?? status.string("State"),
        ForgeTime.seconds(status["createdAt"] ?? status["updatedAt"] ?? status["UpdatedDate"]), into: &record)
    }
    if statuses.isEmpty { take(value.string("state") ?? value.string("State"), nil, into: &record) }
    return [.deployment(record)]
  }

  /// Lets a status stand for the deployment: success before failure before anything else, and the first of each.
  static func take(_ state: String?, _ time: Int64?, into record: inout DeploymentRecord) {
    let word: String
    switch state?.lowercased() {
    case "success", "active": word = "success"
    case "failure", "error": word = "failure"
    case "inactive", "destroyed", "abandoned": word = "inactive"
    case "queued", "pending", "in_progress", "waiting": word = "pending"
    case let other?: word = other
    case nil: return
    }
    let finished = word == "success" || word == "failure" ? time : nil
    if DeploymentRecord.rank(word) > DeploymentRecord.rank(record.state) {
      (record.state, record.finished) = (word, finished)
    } else if word == record.state, let finished {
      record.finished = min(record.finished ?? finished, finished)
    }
  }

  /// A release, of REST, GraphQL or gh.
  static func release(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    guard let tag = ReviewFields.nonEmpty(value.string("tag_name") ?? value.string("tagName")) else {
      context.reject("the release has no tag")
      return []
    }
    let record = ReleaseRecord(
      project: GitHubPull.project(value, context), tag: tag, name: value.string("name") ?? "",
      published: ForgeTime.seconds(value["published_at"] ?? value["publishedAt"]),
      isPrerelease: value.bool("prerelease") ?? value.bool("isPrerelease") ?? false,
      isDraft: value.bool("draft") ?? value.bool("isDraft") ?? false)
    return [.release(record)]
  }

  /// A check run, or a status of a commit.
  static func check(_ value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem] {
    let address = GitHubAddress(value.string("url")) ?? GitHubAddress(context.url)
    let behind = address.flatMap { found in
      found.rest.firstIndex(of: "statuses").flatMap { $0 + 1 < found.rest.count ? String(found.rest[$0 + 1]) : nil }
    }
    guard let commit = ReviewFields.commit(value["head_sha"] ?? value["sha"]) ?? behind?.lowercased() else {
      context.reject("the check does not say of which commit it is")
      return []
    }
    let project = context.project(.github, host: address?.host, path: address?.path)
    return check(value, project, commit).map { [.check($0)] } ?? []
  }

  /// A check run (`name`, `status`, `conclusion`) or status (`context`, `state`) on a commit.
  static func check(_ value: JSONValue, _ project: ProjectName, _ commit: String) -> CheckRecord? {
    guard let name = value.string("name") ?? value.string("context") else { return nil }
    let isRunning = value.string("status").map { $0.lowercased() != "completed" } ?? false
    let word = (value.string("conclusion") ?? value.string("state") ?? "").lowercased()
    let state: String
    switch isRunning || word.isEmpty ? "pending" : word {
    case "success", "neutral": state = "success"
    case "failure", "error", "timed_out", "startup_failure": state = "failure"
    case "pending", "expected", "queued", "in_progress": state = "pending"
    case let other: state = other
    }
    let finished = ForgeTime.seconds(value["completed_at"] ?? value["completedAt"] ?? value["updated_at"])
    return CheckRecord(
      project: project, commit: commit, name: name, state: state, finished: state == "pending" ? nil : finished)
  }

  /// Whether an environment is production: as it says, or by its name.
  static func isProduction(_ environment: String, _ told: Bool?) -> Bool {
    told ?? (environment.lowercased().split { !$0.isLetter }.contains { ["prod", "production", "live"].contains($0) })
  }
}
