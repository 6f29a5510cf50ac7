/// A project on a forge: where change requests have their numbers.
package struct ProjectName: Hashable, Sendable, Comparable {
  /// The software of the forge.
  package enum Forge: String, Sendable, CaseIterable {
    case github
    case gitlab
    case gerrit
    case bitbucket
    case bitbucketServer = "bitbucket-server"
    case azure
    case gitea
    case phabricator
  }

  package var forge: Forge
  /// The host, in lower case (`github.com`); empty where the record does not say.
  package var host: String
  /// `owner/name`, in the forge's writing; empty where the record does not say.
  package var path: String

  /// Makes a name.
  package init(forge: Forge, host: String = "", path: String = "") {
    self.forge = forge
    self.host = host
    self.path = path
  }

  package static func < (a: ProjectName, b: ProjectName) -> Bool {
    (a.forge.rawValue, a.host, a.path) < (b.forge.rawValue, b.host, b.path)
  }
}

/// A change request as a forge records it, or as much of it as one record says.
///
/// What a record does not say is nil, which is not the same as empty; several records about one request complete each
/// other.
package struct RequestRecord: Sendable, Equatable {
  /// Where a request stands; a closed one was not merged.
  package enum State: String, Sendable {
    case open
    case closed
    case merged
  }

  /// How the forge says that it put the commits on the base branch.
  package enum Method: String, Sendable {
    case merge
    case squash
    case rebase
    case fastForward = "fast-forward"
  }

  /// A nested list of which a record may hold only the beginning.
  package enum List: String, Sendable, CaseIterable {
    case commits
    case reviews
    case comments
    case files
    case events
  }

  package var project: ProjectName
  /// The number that people see; unique within the project.
  package var number: Int
  /// Gerrit's Change-Id and the like; nil where the forge has only numbers.
  package var changeKey: String?
  package var title: String?
  package var body: String?
  package var state: State?
  package var isDraft: Bool?
  /// Times in seconds since 1970, UTC.
  package var created: Int64?
  package var ready: Int64?
  package var closed: Int64?
  package var merged: Int64?
  package var updated: Int64?
  /// True where the record does not say when it was merged or closed, and the time of its last update stands for that: a time
  /// from another record is better.
  package var isEndEstimated = false
  package var author: Actor?
  package var mergedBy: Actor?
  package var baseBranch: String?
  package var headBranch: String?
  /// The head commit's id.
  package var head: String?
  /// The id of the commit that landed it on the base branch, or its beginning (Bitbucket gives 12 digits); nil unless merged.
  package var landed: String?
  package var method: Method?
  package var commits: [RequestCommit]?
  package var commitCount: Int?
  package var addedLines: Int?
  package var deletedLines: Int?
  package var changedFiles: Int?
  package var labels: [String]?
  /// The issues that it closes, as written (`#12`, `owner/name#12`, `ABC-7`).
  package var issues: [String]?
  package var url: String?
  /// Lists that are probably cut off: as long as a page, or shorter than the count beside them.
  package var cut: Set<List> = []
  /// Lists that the record holds, whether or not they are empty: a request without reviews is not one whose reviews were
  /// not asked for.
  package var has: Set<List> = []
  package var events: [RequestEvent] = []

  /// Makes a record that says nothing yet.
  package init(project: ProjectName, number: Int) {
    self.project = project
    self.number = number
  }
}

/// A commit of a change request, as its record names it.
package struct RequestCommit: Sendable, Hashable {
  package var id: String
  package var authorName: String
  package var authorEmail: String
  package var authored: Int64?
  package var committed: Int64?
  /// The whole message, as far as the record has it.
  package var message: String

  /// Makes a commit.
  package init(
    id: String, authorName: String = "", authorEmail: String = "", authored: Int64? = nil, committed: Int64? = nil,
    message: String = ""
  ) {
    self.id = id
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.authored = authored
    self.committed = committed
    self.message = message
  }
}

/// Who did something on a forge, as the record says it.
package struct Actor: Sendable, Hashable {
  /// What the record says of the account's sort.
  package enum Hint: String, Sendable {
    case person
    case bot
    /// The record does not say.
    case none = ""
  }

  /// The account's name, without `[bot]` and `app/`, in lower case; where a forge shows only a display name, that.
  package var login: String
  package var name: String
  package var email: String
  package var hint: Hint

  /// Makes an actor; `[bot]`, `app/` and capitals are taken off the login and remembered as what they mean.
  package init(login: String, name: String = "", email: String = "", hint: Hint = .none) {
    var text = Substring(login.lowercased())
    var hint = hint
    if text.hasSuffix("[bot]") {
      text = text.dropLast(5)
      hint = .bot
    }
    if text.hasPrefix("app/") {
      text = text.dropFirst(4)
      hint = .bot
    }
    self.login = String(text)
    self.name = name
    self.email = email
    self.hint = hint
  }
}

/// Something that happened to a change request.
package struct RequestEvent: Sendable, Hashable {
  /// What happened.
  package enum Kind: String, Sendable, CaseIterable {
    /// A review that approves.
    case approved
    case changesRequested = "changes-requested"
    /// A review without a verdict.
    case reviewed
    /// An approval or objection that was taken back or dismissed.
    case dismissed
    /// A comment on a line or file.
    case lineComment = "line-comment"
    /// A comment on the request.
    case comment
    case reviewRequested = "review-requested"
    case ready
    case drafted
    /// New commits on the head branch (with a force push or not).
    case pushed
    case closed
    case reopened
    case merged
    /// The merge was left to the forge, for when everything is green.
    case autoMerge = "auto-merge"
    case queued
    case threadResolved = "thread-resolved"
  }

  /// Unique within the request: the forge's id of it, or made of what it says.
  package var key: String
  package var kind: Kind
  /// Nil for an account that was deleted.
  package var actor: Actor?
  package var time: Int64?
  /// The commit that was looked at, or that came.
  package var commit: String?
  /// What was said; empty for nothing.
  package var text: String
  /// The file that a line comment is about.
  package var path: String

  /// Makes an event.
  package init(
    key: String, kind: Kind, actor: Actor?, time: Int64?, commit: String? = nil, text: String = "", path: String = ""
  ) {
    self.key = key
    self.kind = kind
    self.actor = actor
    self.time = time
    self.commit = commit
    self.text = text
    self.path = path
  }
}
