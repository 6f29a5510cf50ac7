import Facts

/// The GraphQL texts that GitHub is asked with, as bodies of requests: exactly the fields that are read.
enum GitHubQuery {
  /// The lists inside a pull request that may go on beyond a page.
  enum List: CaseIterable {
    case commits
    case reviews
    case threads
    case comments
    case events

    /// The list of the record that this one is read into.
    var part: RequestRecord.List {
      switch self {
      case .commits: .commits
      case .reviews: .reviews
      case .threads, .comments: .comments
      case .events: .events
      }
    }

    /// The list in a pull request of an answer.
    func value(in pull: JSONValue) -> JSONValue? {
      switch self {
      case .commits: pull["commits"]
      case .reviews: pull["reviews"]
      case .threads: pull["reviewThreads"]
      case .comments: pull["comments"]
      case .events: pull["timelineItems"]
      }
    }
  }

  private static let actor = "{__typename login}"
  private static let author = "author\(actor)"
  private static let pageInfo = "pageInfo{hasNextPage endCursor}"

  /// A page of a project's pull requests, by their last change, newest first.
  static func pullRequests(owner: String, name: String, first: Int, after: String) -> String {
    let lists = List.allCases.map { selection($0, "first:\($0 == .commits ? 100 : 50)") }.joined(separator: " ")
    return body(
      """
      query($owner:String!,$name:String!,$first:Int!,$after:String){rateLimit{cost remaining resetAt} \
      repository(owner:$owner,name:$name){pullRequests(first:$first,after:$after,\
      orderBy:{field:UPDATED_AT,direction:DESC}){\(pageInfo) nodes{number title body state isDraft url createdAt \
      updatedAt closedAt mergedAt baseRefName headRefName headRefOid additions deletions changedFiles \(author) \
      mergedBy\(actor) mergeCommit{oid} autoMergeRequest{mergeMethod enabledAt enabledBy\(actor)} \
      labels(first:50){nodes{name}} closingIssuesReferences(first:20){nodes{number repository{nameWithOwner}}} \
      \(lists) \(checks)}}}}
      """,
      "\"first\":\(first),\"after\":\(after.isEmpty ? "null" : quoted(after))", owner, name)
  }

  /// The next page of one list of one pull request.
  static func more(of list: List, owner: String, name: String, number: Int, after: String) -> String {
    body(
      """
      query($owner:String!,$name:String!,$number:Int!,$after:String){rateLimit{cost remaining resetAt} \
      repository(owner:$owner,name:$name){pullRequest(number:$number){number url updatedAt \
      \(selection(list, "first:100,after:$after"))}}}
      """, "\"number\":\(number),\"after\":\(quoted(after))", owner, name)
  }

  /// A page of a project's releases, newest first.
  static func releases(owner: String, name: String, after: String) -> String {
    body(
      """
      query($owner:String!,$name:String!,$after:String){rateLimit{cost remaining resetAt} \
      repository(owner:$owner,name:$name){releases(first:100,after:$after,orderBy:{field:CREATED_AT,direction:DESC})\
      {\(pageInfo) nodes{tagName name url publishedAt isPrerelease isDraft}}}}
      """, "\"after\":\(after.isEmpty ? "null" : quoted(after))", owner, name)
  }

  private static func selection(_ list: List, _ arguments: String) -> String {
    switch list {
    case .commits:
      """
      commits(\(arguments)){totalCount \(pageInfo) nodes{commit{oid messageHeadline messageBody authoredDate \
      committedDate authors(first:1){nodes{name email}}}}}
      """
    case .reviews:
      "reviews(\(arguments)){totalCount \(pageInfo) nodes{id databaseId \(author) state submittedAt body commit{oid}}}"
    case .threads:
      """
      reviewThreads(\(arguments)){totalCount \(pageInfo) nodes{id isResolved resolvedBy\(actor) path \
      comments(first:50){totalCount nodes{id databaseId \(author) body createdAt originalCommit{oid}}}}}
      """
    case .comments:
      "comments(\(arguments)){totalCount \(pageInfo) nodes{id databaseId \(author) body createdAt}}"
    case .events:
      "timelineItems(\(arguments),itemTypes:[\(events.map(\.type).joined(separator: ","))]){totalCount \(pageInfo) "
        + "nodes{__typename \(events.map { "... on \($0.name){\($0.fields)}" }.joined(separator: " "))}}"
    }
  }

  private struct Event {
    var type: String
    var name: String
    var fields: String

    init(_ type: String, _ name: String, _ more: String = "", who: String = "actor") {
      self.type = type
      self.name = name
      fields = "createdAt \(who)\(GitHubQuery.actor)\(more.isEmpty ? "" : " \(more)")"
    }
  }

  private static let events = [
    Event("READY_FOR_REVIEW_EVENT", "ReadyForReviewEvent"),
    Event("CONVERT_TO_DRAFT_EVENT", "ConvertToDraftEvent"),
    Event(
      "REVIEW_REQUESTED_EVENT", "ReviewRequestedEvent",
      "requestedReviewer{... on Actor{login} ... on Team{slug}}"),
    Event("REVIEW_DISMISSED_EVENT", "ReviewDismissedEvent", "review{id databaseId}"),
    Event("HEAD_REF_FORCE_PUSHED_EVENT", "HeadRefForcePushedEvent", "afterCommit{oid}"),
    Event("MERGED_EVENT", "MergedEvent", "commit{oid}"),
    Event("CLOSED_EVENT", "ClosedEvent"),
    Event("REOPENED_EVENT", "ReopenedEvent"),
    Event("AUTO_MERGE_ENABLED_EVENT", "AutoMergeEnabledEvent"),
    Event("ADDED_TO_MERGE_QUEUE_EVENT", "AddedToMergeQueueEvent"),
  ]

  /// The checks of the head, under the name that gh gives them.
  private static let checks = """
    statusCheckRollup:commits(last:1){nodes{commit{oid statusCheckRollup{contexts(first:100){totalCount nodes{\
    __typename ... on CheckRun{name status conclusion completedAt} ... on StatusContext{context state}}}}}}}
    """

  private static func body(_ query: String, _ variables: String, _ owner: String, _ name: String) -> String {
    "{\"query\":\(quoted(query)),\"variables\":{\"owner\":\(quoted(owner)),\"name\":\(quoted(name)),\(variables)}}"
  }

  /// A text as JSON.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
