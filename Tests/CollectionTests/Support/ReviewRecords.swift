import Collection
import Collectors
import Facts
import Store

/// Review records, written into a store row by row, with defaults so that a test writes only what it is about.
struct ReviewRecords {
  let store: FactStore

  /// The moment from which tests count: two days after the first commit of a `HistoryScript`.
  static let start = HistoryScript.start + 2 * 86_400

  private func insert(_ table: String, _ values: [Row.Value]) throws {
    // There is no repository 0: nothing is replaced.
    try store.replaceVerdicts(of: 0) { try $0.add(to: table, values) }
    try store.markReviewsChanged()
  }

  private func number(_ value: Int?) -> Row.Value { value.map { .integer(Int64($0)) } ?? .null }

  func project(
    _ id: Int = 1, forge: ProjectName.Forge = .github, host: String = "github.com", path: String = "octo/tide"
  ) throws {
    try insert("projects", [number(id), .text(forge.rawValue), .text(host), .text(path), .null])
  }

  func actor(_ id: Int, _ login: String, name: String = "", email: String = "", hint: Actor.Hint = .person) throws {
    try insert(
      "actors",
      [
        number(id), .text("github"), .text("github.com"), .text(login), .text(name), .text(email),
        .text(hint.rawValue),
      ])
  }

  func request(
    _ id: Int, project: Int = 1, changeKey: String = "", title: String = "", body: String = "",
    state: RequestRecord.State = .merged, isDraft: Bool? = false, created: Int? = nil, closed: Int? = nil,
    merged: Int? = nil,
    author: Int? = 1, mergedBy: Int? = nil, branch: String = "", head: String = "", landed: String = "",
    method: RequestRecord.Method? = nil, commits: Int? = nil, has: String = "reviews,comments", cut: String = ""
  ) throws {
    try insert(
      "requests",
      [
        number(project), number(id), .text(changeKey), .text(title), .text(body), .text(state.rawValue),
        number(isDraft.map { $0 ? 1 : 0 }), number(created), .null, number(closed), number(merged), .null,
        number(author),
        number(mergedBy), .text("main"), .text(branch), .text(head), .text(landed), .text(method?.rawValue ?? ""),
        number(commits), .null, .null, .null, .text(""), .text(""), .text(""), .text(has), .text(cut),
      ])
  }

  func commits(
    of request: Int, _ commits: [(sha: String, email: String, authored: Int, message: String)]
  ) throws {
    for (ordinal, commit) in commits.enumerated() {
      try insert(
        "request_commits",
        [
          number(1), number(request), .text(commit.sha), number(ordinal), .text(""), .text(commit.email),
          number(commit.authored), number(commit.authored), .text(commit.message),
        ])
    }
  }

  func release(_ tag: String, at published: Int?, isDraft: Bool = false) throws {
    try insert(
      "forge_releases", [number(1), .text(tag), .text(tag), number(published), number(0), number(isDraft ? 1 : 0)])
  }

  func event(
    of request: Int, _ kind: RequestEvent.Kind, by actor: Int?, at time: Int, sha: String = "", text: Int = 0
  ) throws {
    try insert(
      "request_events",
      [
        number(1), number(request), .text("\(time) \(kind.rawValue) \(actor ?? 0)"), .text(kind.rawValue),
        number(actor), number(ReviewRecords.start + time), .text(sha), .text(""), .text(""), number(text),
      ])
  }

  func deployment(_ key: String, sha: String, state: String = "success", at time: Int) throws {
    try insert(
      "deployments",
      [
        number(1), .text(key), .text("production"), number(1), .text(sha), .text(""), .text(state), number(time),
        number(time),
      ])
  }

  func check(_ sha: String, _ name: String, _ state: String) throws {
    try insert("checks", [number(1), .text(sha), .text(name), .text(state), .null])
  }

  /// Ties everything up, as the end of an import does.
  func refresh() throws {
    try ReviewCollection(store: store, signatures: try SignatureSet.builtIn()).refresh()
  }

  /// Columns of a request's facts, each as `name=value`.
  func facts(_ request: Int, _ columns: String...) throws -> [String] {
    let row = try store.rows("SELECT * FROM request_facts WHERE number = \(request)").first
    return columns.map { column in "\(column)=\(row.map { Self.text($0.value(column)) } ?? "no row")" }
  }

  private static func text(_ value: Row.Value) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .text(let text): text
    default: "?"
    }
  }
}

extension Collected {
  /// The id of the commit with a subject.
  func id(_ subject: String) throws -> String { try commit(subject, "sha") }

  /// The commits joined to a request: `rule confidence subject`, in the order of the history.
  func links(_ request: Int) throws -> [String] {
    try store.rows(
      """
      SELECT l.rule || ' ' || l.confidence || ' ' || c.subject AS line FROM request_links AS l
      JOIN commits AS c ON c.repositoryId = l.repositoryId AND c.commitId = l.commitId
      WHERE l.number = \(request) ORDER BY c.commitId
      """
    ).map { $0.text("line") }
  }

  /// The landing of a request: `rule confidence landing subject-of-the-unit`, or the empty string.
  func landing(_ request: Int) throws -> String {
    try store.rows(
      """
      SELECT f.joinRule || ' ' || f.confidence || ' ' || f.landing || ' ' || COALESCE(c.subject, '') AS line
      FROM request_facts AS f
      LEFT JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.unitId WHERE f.number = \(request)
      """
    ).map { $0.text("line") }.joined(separator: "; ")
  }
}
