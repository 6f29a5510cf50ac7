/// A deployment as a forge records it.
package struct DeploymentRecord: Sendable, Equatable {
  package var project: ProjectName
  /// The forge's id of it.
  package var key: String
  package var environment: String
  package var isProduction: Bool
  package var commit: String
  package var ref: String
  /// `success`, `failure`, `pending`, or the forge's own word in lower case.
  package var state: String
  package var created: Int64?
  /// When it first succeeded or failed.
  package var finished: Int64?

  /// Makes a deployment.
  package init(
    project: ProjectName, key: String, environment: String, isProduction: Bool, commit: String, ref: String,
    state: String, created: Int64?, finished: Int64?
  ) {
    self.project = project
    self.key = key
    self.environment = environment
    self.isProduction = isProduction
    self.commit = commit
    self.ref = ref
    self.state = state
    self.created = created
    self.finished = finished
  }
}

/// A release as a forge records it; the commit is the tag's, which git knows best.
package struct ReleaseRecord: Sendable, Equatable {
  package var project: ProjectName
  package var tag: String
  package var name: String
  package var published: Int64?
  package var isPrerelease: Bool
  package var isDraft: Bool

  /// Makes a release.
  package init(
    project: ProjectName, tag: String, name: String, published: Int64?, isPrerelease: Bool, isDraft: Bool
  ) {
    self.project = project
    self.tag = tag
    self.name = name
    self.published = published
    self.isPrerelease = isPrerelease
    self.isDraft = isDraft
  }
}

/// The outcome of a check on a commit.
package struct CheckRecord: Sendable, Equatable {
  package var project: ProjectName
  package var commit: String
  package var name: String
  /// `success`, `failure`, `pending`, `skipped`, or the forge's own word in lower case.
  package var state: String
  package var finished: Int64?

  /// Makes a check.
  package init(project: ProjectName, commit: String, name: String, state: String, finished: Int64?) {
    self.project = project
    self.commit = commit
    self.name = name
    self.state = state
    self.finished = finished
  }
}

/// What one record of a file turned out to be.
package enum ReviewItem: Sendable, Equatable {
  case request(RequestRecord)
  case deployment(DeploymentRecord)
  case release(ReleaseRecord)
  case check(CheckRecord)
  case alias(ProjectAlias)
}

/// Two names of one project: what some records write in place of the path is the forge's own id of the project.
package struct ProjectAlias: Sendable, Hashable {
  /// The name that has the id for a path.
  package var alias: ProjectName
  package var project: ProjectName

  /// Makes an alias; nil where one of the names says nothing, or both say the same.
  package init?(_ alias: ProjectName, of project: ProjectName) {
    guard alias != project, !alias.path.isEmpty, !project.path.isEmpty else { return nil }
    self.alias = alias
    self.project = project
  }
}

extension DeploymentRecord {
  /// Which of two states of a deployment says more: success, then failure, then anything else that it came to.
  package static func rank(_ state: String) -> Int {
    switch state {
    case "success": 4
    case "failure": 3
    case "inactive": 2
    case "": 0
    default: 1
    }
  }
}
