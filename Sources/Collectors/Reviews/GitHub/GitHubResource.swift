import Facts

/// What sort of REST resource a value is, by its keys.
enum GitHubResource {
  case pull, issue, review, lineComment, comment, commit, timeline
  case deployment, deploymentStatus, release, checkRun, status
  /// Something of GitHub that says nothing about reviews: a repository, a label, a tag, a file of a diff.
  case other

  /// Tells what a value is; nil when it is nothing of GitHub.
  init?(_ value: JSONValue, _ context: ReviewContext) {
    guard let found = GitHubResource.sort(of: value), !GitHubResource.isForgejo(value, context) else { return nil }
    self = found
  }

  /// How sure it is that it is of GitHub, and no forge that took over its keys.
  var certainty: Int {
    switch self {
    case .status, .other: 20
    default: 60
    }
  }

  private static func sort(of value: JSONValue) -> GitHubResource? {
    if value["head"] != nil, value["base"] != nil, value["number"] != nil { return .pull }
    if value.has("diff_hunk") || value.has("pull_request_review_id") { return .lineComment }
    if value["event"]?.string != nil,
      value.has("actor") || value.has("sha") || value.has("user") || value.has("comments")
    {
      return .timeline
    }
    if value["state"] != nil, value.has("user"), value.has("submitted_at") || value.has("pull_request_url") {
      return .review
    }
    if value["deployment_url"] != nil, value["state"] != nil { return .deploymentStatus }
    if value["environment"] != nil, value["sha"] != nil, value.has("task") || value.has("statuses_url") {
      return .deployment
    }
    if value["tag_name"] != nil, value.has("draft") || value.has("prerelease") || value.has("target_commitish") {
      return .release
    }
    if value["head_sha"] != nil, value["name"] != nil, value.has("conclusion") || value.has("check_suite") {
      return .checkRun
    }
    if value["context"] != nil, value["state"] != nil, value.has("target_url") { return .status }
    if value["issue_url"] != nil, value.has("body"), !value.has("pull_request_url") { return .comment }
    if value["sha"] != nil, value["commit"]?.kind == .object, value.has("parents") { return .commit }
    if value["number"] != nil, value.has("comments_url"), value.has("events_url") { return .issue }
    if value["full_name"] != nil, value.has("stargazers_count") || value.has("default_branch") { return .other }
    if value["color"] != nil, value["name"] != nil, value.has("default") { return .other }
    if value["zipball_url"] != nil, value["name"] != nil { return .other }
    if value["filename"] != nil, value["sha"] != nil, value.has("additions") { return .other }
    return nil
  }

  /// Gitea and Forgejo write GitHub's keys and some of their own.
  private static func isForgejo(_ value: JSONValue, _ context: ReviewContext) -> Bool {
    if value.has("merge_base") || value.has("official") || value.has("resolver") || value.has("archive_download_count")
      || value.has("allow_maintainer_edit") || value.has("original_author") || value.has("internal_tracker")
    {
      return true
    }
    if value.string("url")?.contains("/api/v1/") == true { return true }
    return context.url?.contains("/api/v1/") ?? false
  }
}
