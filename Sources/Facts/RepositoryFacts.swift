/// What is known of a repository as a whole when it is collected.
package struct RepositoryFacts: Sendable, Equatable {
  /// The absolute path of the shared git directory: the natural key.
  package var location: String
  package var name: String
  /// `sha1` or `sha256`.
  package var objectFormat: String
  /// The ref whose history counts, as people write it.
  package var refName: String
  /// The commit that the ref names; nil when there is none yet.
  package var tip: ObjectID?
  /// The diff that counts, as text.
  package var diffOptions: String
  package var isShallow: Bool
  package var isPartial: Bool
  /// How many commits git lists from the tip.
  package var commitsExpected: Int

  /// Makes the description of a repository.
  package init(
    location: String, name: String, objectFormat: String, refName: String, tip: ObjectID?, diffOptions: String,
    isShallow: Bool, isPartial: Bool, commitsExpected: Int
  ) {
    self.location = location
    self.name = name
    self.objectFormat = objectFormat
    self.refName = refName
    self.tip = tip
    self.diffOptions = diffOptions
    self.isShallow = isShallow
    self.isPartial = isPartial
    self.commitsExpected = commitsExpected
  }
}

/// A repository as the store holds it.
package struct StoredRepository: Sendable, Equatable {
  package var id: Int
  package var facts: RepositoryFacts
  /// False while a collection is under way, or after one was killed.
  package var isComplete: Bool
  /// Which signatures, file classes and record formats the evidence was made with.
  package var rulesFingerprint: String

  /// Makes a stored repository.
  package init(id: Int, facts: RepositoryFacts, isComplete: Bool, rulesFingerprint: String) {
    self.id = id
    self.facts = facts
    self.isComplete = isComplete
    self.rulesFingerprint = rulesFingerprint
  }
}

/// A commit's place in the graph: its ids and its parents' ids.
package struct GraphNode: Sendable, Equatable {
  /// The number by which the store knows the commit; older commits have smaller numbers within one collection.
  package var number: Int
  package var id: ObjectID
  package var parents: [ObjectID]
  package var committerSeconds: Int64

  /// Makes a node.
  package init(number: Int, id: ObjectID, parents: [ObjectID], committerSeconds: Int64) {
    self.number = number
    self.id = id
    self.parents = parents
    self.committerSeconds = committerSeconds
  }
}

/// When and by what a commit landed on the mainline (the first-parent chain of the ref).
package struct Landing: Sendable, Equatable {
  /// The landed commit's number.
  package var commit: Int
  /// Its position on the mainline, counted from 0 at the oldest; nil for a commit that landed with another.
  package var mainlineIndex: Int?
  /// The mainline commit that brought it (itself, on the mainline).
  package var landedBy: Int
  /// When that one was committed.
  package var seconds: Int64
  /// The number of the first release tag that contains it, if any does.
  package var release: Int?

  /// Makes a landing.
  package init(commit: Int, mainlineIndex: Int?, landedBy: Int, seconds: Int64, release: Int?) {
    self.commit = commit
    self.mainlineIndex = mainlineIndex
    self.landedBy = landedBy
    self.seconds = seconds
    self.release = release
  }
}

/// A tag.
package struct Tag: Sendable, Equatable {
  package var name: String
  /// The version that the name holds; empty for a tag that is no release.
  package var version: String
  /// The commit that the tag names in the end.
  package var commit: ObjectID
  /// The tagger's date, or the commit's for a lightweight tag.
  package var seconds: Int64
  package var isPrerelease: Bool

  /// True when the tag names a version.
  package var isRelease: Bool { !version.isEmpty }

  /// Makes a tag.
  package init(name: String, version: String, commit: ObjectID, seconds: Int64, isPrerelease: Bool) {
    self.name = name
    self.version = version
    self.commit = commit
    self.seconds = seconds
    self.isPrerelease = isPrerelease
  }
}

/// A pull or merge request as far as plain git shows it.
package struct ChangeRequest: Sendable, Equatable {
  /// How its commits came onto the mainline.
  package enum LandingKind: String, Sendable {
    case merge
    case squash
    case fastForward = "fast-forward"
    /// Seen, but not landed on the mainline.
    case none
  }

  /// How sure the link between the request and its commit is.
  package enum Confidence: String, Sendable {
    case high
    case low
  }

  /// Its name in the forge's own writing: `#12`, `!12`, `D12`.
  package var key: String
  package var number: Int?
  /// The mainline commit that landed it.
  package var landedBy: ObjectID?
  package var landing: LandingKind
  /// The rule that found it (`merge-subject`, `squash-subject`, `pull-ref`, …).
  package var rule: String
  package var confidence: Confidence
  package var title: String
  package var headBranch: String
  package var head: ObjectID?

  /// Makes a change request.
  package init(
    key: String, number: Int?, landedBy: ObjectID?, landing: LandingKind, rule: String, confidence: Confidence,
    title: String, headBranch: String = "", head: ObjectID? = nil
  ) {
    self.key = key
    self.number = number
    self.landedBy = landedBy
    self.landing = landing
    self.rule = rule
    self.confidence = confidence
    self.title = title
    self.headBranch = headBranch
    self.head = head
  }
}

/// One entry of a changelog.
package struct ChangelogEntry: Sendable, Equatable {
  package var version: String
  package var section: String
  package var text: String
  /// The change request that the entry names, if it does.
  package var number: Int?
  /// The abbreviated commit that the entry names, if it does.
  package var commit: String
  /// True when the entry stands in a section that names new features.
  package var isFeature: Bool

  /// Makes an entry.
  package init(version: String, section: String, text: String, number: Int?, commit: String, isFeature: Bool) {
    self.isFeature = isFeature
    self.version = version
    self.section = section
    self.text = text
    self.number = number
    self.commit = commit
  }
}

/// What a path is, for counting.
package struct PathClass: Sendable, Equatable {
  /// `source`, `test`, `documentation`, `generated`, `vendored`, `lock`, `minified` or `snapshot`.
  package var fileClass: FileClass
  /// The language by the file's name; empty when unknown.
  package var language: String
  /// The first folder of the path; `.` for files at the top.
  package var directory: String

  /// Makes a class.
  package init(fileClass: FileClass, language: String, directory: String) {
    self.fileClass = fileClass
    self.language = language
    self.directory = directory
  }
}

/// What sort of file a path names.
package enum FileClass: String, Sendable, CaseIterable {
  case source
  case test
  case documentation
  case generated
  case vendored
  case lock
  case minified
  case snapshot

  /// True when the file's lines count in authorship shares.
  package var counts: Bool {
    switch self {
    case .source, .test, .documentation: true
    case .generated, .vendored, .lock, .minified, .snapshot: false
    }
  }
}

/// A record that could not be read, or only in part.
package struct Rejection: Sendable, Hashable {
  /// What was read: `git-ai`, `changelog`, …
  package var source: String
  /// Where: a commit, a file, a line.
  package var place: String
  package var reason: String
  package var occurrences: Int

  /// Makes a rejection.
  package init(source: String, place: String, reason: String, occurrences: Int = 1) {
    self.source = source
    self.place = place
    self.reason = reason
    self.occurrences = occurrences
  }
}
