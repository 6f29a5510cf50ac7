import Facts
import Store

/// Finds the repository that each project is the forge's side of.
///
/// By the settings of a repository, by the addresses of its remotes, by where the landed commits of the project's requests
/// are (a majority of them), and where there is only one of each, by that. What fits two repositories alike goes to the
/// first.
struct ProjectLinking {
  let store: FactStore

  func run() throws {
    let repositories = try store.repositories().map(\.id).sorted()
    let projects = try store.rows(
      "SELECT projectId AS project, host AS hostName, path AS pathName FROM projects ORDER BY projectId")
    let remotes = try store.rows(
      """
      SELECT repositoryId AS repository, host AS hostName, path AS pathName FROM remotes
      ORDER BY CASE source WHEN 'setting' THEN 0 ELSE 1 END, repositoryId, ordinal
      """
    ).map { (repository: $0.integer("repository") ?? 0, host: $0.text("hostName"), path: $0.text("pathName")) }
    var links: [Int: Int?] = [:]
    for row in projects {
      let project = row.integer("project") ?? 0
      let address = RemoteAddress(host: row.text("hostName"), path: row.text("pathName"))
      // Records of some forges do not say where they come from.
      let named = remotes.first {
        !address.path.isEmpty && $0.path == address.path && (address.host.isEmpty || $0.host == address.host)
      }
      links[project] = .some(try named?.repository ?? repositoryOfCommits(project, repositories))
    }
    if projects.count == 1, repositories.count == 1, let project = projects.first?.integer("project"),
      links[project] == .some(.none), try !isElsewhere(project)
    {
      links[project] = repositories[0]
    }
    try store.setProjectRepositories(links)
    try recordHealth(unlinked: links.filter { $0.value == nil }.keys.sorted(), repositories)
  }

  /// The repository that has most of the landed commits, or for want of those, heads, of a project's merged requests.
  private func repositoryOfCommits(_ project: Int, _ repositories: [Int]) throws -> Int? {
    for column in ["landedSha", "headSha"] {
      let condition = "r.projectId = \(project) AND r.state = 'merged' AND LENGTH(r.\(column)) >= 40"
      let total =
        try store.rows("SELECT COUNT(*) AS total FROM requests AS r WHERE \(condition)").first?.integer("total") ?? 0
      guard total > 0 else { continue }
      for repository in repositories {
        let known = try store.rows(
          """
          SELECT COUNT(*) AS total FROM requests AS r
          JOIN commits AS c ON c.repositoryId = \(repository) AND c.sha = r.\(column) WHERE \(condition)
          """
        ).first?.integer("total")
        if (known ?? 0) * 2 > total { return repository }
      }
    }
    return nil
  }

  /// True when the project names commits that landed, and none of them is in any repository of the store.
  private func isElsewhere(_ project: Int) throws -> Bool {
    let row = try store.rows(
      """
      SELECT COUNT(*) AS total, COUNT(c.sha) AS known FROM requests AS r LEFT JOIN commits AS c ON c.sha = r.landedSha
        AND c.repositoryId IN (SELECT repositoryId FROM repositories)
      WHERE r.projectId = \(project) AND r.state = 'merged' AND r.landedSha <> ''
      """
    ).first
    return (row?.integer("total") ?? 0) >= 3 && row?.integer("known") == 0
  }

  /// Says with the first repository how many projects belong to none, and how many requests they have: with each of them
  /// they would be counted twice.
  private func recordHealth(unlinked: [Int], _ repositories: [Int]) throws {
    let list = unlinked.map(String.init).joined(separator: ", ")
    let requests =
      try store.rows("SELECT COUNT(*) AS total FROM requests AS r WHERE r.projectId IN (\(list))").first?
      .integer("total") ?? 0
    for (index, repository) in repositories.enumerated() {
      try store.setHealth("projects-unlinked", index == 0 ? unlinked.count : 0, of: repository)
      try store.setHealth("requests-unlinked", index == 0 ? requests : 0, of: repository)
    }
  }
}
