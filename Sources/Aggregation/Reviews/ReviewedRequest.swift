import Facts

/// A change request as its records have it, read whole.
struct ReviewedRequest {
  /// A commit that the record lists.
  struct Listed {
    var sha: String
    var email: String
    var authored: Int?
    var committed: Int?
    var message: String

    /// The first line of the message.
    var subject: Substring { message.prefix { !$0.isNewline } }
  }

  /// Something that happened to it.
  struct Event {
    var key: String
    var kind: RequestEvent.Kind
    var actor: Int?
    var time: Int?
    var sha: String
    var textLength: Int
  }

  var project: Int
  var number: Int
  var forge: ProjectName.Forge
  var changeKey = ""
  var title = ""
  var url = ""
  var state = RequestRecord.State.open
  var isDraft: Bool?
  var created: Int?
  var ready: Int?
  var closed: Int?
  var merged: Int?
  var author: Int?
  var mergedBy: Int?
  var head = ""
  var headBranch = ""
  var landed = ""
  var method: RequestRecord.Method?
  var commitCount: Int?
  var added: Int?
  var deleted: Int?
  var files: Int?
  /// The lists that a record held.
  var has: Set<Substring> = []
  /// The lists that are cut off.
  var cut: Set<RequestRecord.List> = []
  var commits: [Listed] = []
  /// The patch ids of the commits of its branch that change anything, merges left out, in order; empty where the clone does not
  /// have the branch, or nobody asked.
  var patches: [String] = []
  var events: [Event] = []
  /// Signs on the request itself.
  var signs: [Evidence] = []
  /// Signs on commits that are in no history, by id.
  var commitSigns: [String: [Evidence]] = [:]
  /// The states of the checks of its head.
  var checks: [String] = []

  /// True where some list ends early.
  var isCut: Bool { !cut.isEmpty }

  /// True where the list of commits does.
  var isListCut: Bool { cut.contains(.commits) }

  /// Its name in the forge's own writing.
  var key: String {
    forge == .gerrit && !changeKey.isEmpty ? changeKey : "\(ReviewedRequest.mark(of: forge))\(number)"
  }

  /// What a forge writes before a number.
  static func mark(of forge: ProjectName.Forge) -> String {
    switch forge {
    case .gitlab: "!"
    case .phabricator: "D"
    case .github, .gerrit, .bitbucket, .bitbucketServer, .azure, .gitea: "#"
    }
  }

  /// The commit that was merged: the head, or the last commit listed.
  var lastCommit: String { head.isEmpty ? commits.last?.sha ?? "" : head }

  /// True when a record held its reviews, or any of them.
  var hasReviews: Bool { has.contains("reviews") || events.contains { $0.kind.isReview } }

  /// True when a record held its comments, or any of them.
  var hasComments: Bool {
    has.contains("comments") || events.contains { $0.kind == .comment || $0.kind == .lineComment }
  }
}

extension RequestEvent.Kind {
  /// A review, or the end of one.
  var isReview: Bool {
    switch self {
    case .approved, .changesRequested, .reviewed, .dismissed: true
    default: false
    }
  }

  /// Something said in a review: a verdict or a comment.
  var isReviewAction: Bool { isReview || self == .lineComment || self == .comment }
}
