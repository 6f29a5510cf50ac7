import Facts

extension GitLabFormat {
  /// A deployment.
  func deployment(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> DeploymentRecord {
    let commit = value["deployable"]?["commit"]?.string("web_url")
    var project = context.project(.gitlab, from: commit)
    if project.path.isEmpty, let id = context.params?.integer("ProjectId") { project.path = String(id) }
    let environment = value["environment"]
    let name = environment?.string("name") ?? ""
    let state = value.string("status") ?? ""
    let isOver = ["success", "failed", "canceled"].contains(state)
    var finished = try value["deployable"]?.time("finished_at")
    if finished == nil { finished = try value.time(first: "finished_at", "updated_at") }
    return DeploymentRecord(
      project: project, key: String(try value.number("id")), environment: name,
      isProduction: environment?.string("tier").map { $0 == "production" } ?? name.lowercased().hasPrefix("prod"),
      commit: value.commit("sha") ?? "", ref: value.string("ref") ?? "", state: GitLabFormat.outcome(state),
      created: try value.time("created_at"), finished: isOver ? finished : nil)
  }

  /// A release.
  func release(_ value: JSONValue, _ context: ReviewContext) throws(UnfitRecord) -> ReleaseRecord {
    guard let tag = value.text("tag_name") else { throw UnfitRecord(reason: "the release has no tag") }
    let address = value["_links"]?.string("self") ?? value["commit"]?.string("web_url")
    return ReleaseRecord(
      project: context.project(.gitlab, from: address), tag: tag, name: value.string("name") ?? "",
      published: try value.time(first: "released_at", "created_at"), isPrerelease: false,
      isDraft: value.bool("upcoming_release") ?? false)
  }

  /// The outcome of a job on a commit, by GitLab or from outside.
  func check(_ value: JSONValue, _ context: ReviewContext) -> CheckRecord? {
    guard let commit = value.commit("sha") else { return nil }
    return CheckRecord(
      project: project(of: value, context), commit: commit, name: value.string("name") ?? "",
      state: GitLabFormat.outcome(value.string("status") ?? ""), finished: ForgeTime.seconds(value["finished_at"]))
  }

  /// A status of a job, deployment or pipeline in the words of all forges.
  static func outcome(_ status: String) -> String {
    switch status {
    case "failed": "failure"
    case "created", "pending", "running", "blocked", "waiting_for_resource", "preparing", "scheduled", "manual":
      "pending"
    default: status
    }
  }
}
