import Facts
import GRDB

/// Rows of the facts of review with defaults, so that a test writes only what it is about.
extension MemoryStore {
  /// A row of `request_facts`: opened a day before it was merged (or on `created`), 30 lines, reviews recorded, nobody
  /// looked at it.
  ///
  /// Days stand for their first second; `values` replaces or adds columns.
  func request(
    _ number: Int, merged: Int? = nil, closed: Int? = nil, created: Int? = nil, _ origin: ChangeOrigin = .unmarked,
    repository: Int = 1, lines: Int? = 30, agent: String = "", model: String = "", changeClass: String = "",
    title: String = "", unit: Int = 0, person: Int = 1,
    with values: [String: (any DatabaseValueConvertible)?] = [:]
  ) throws {
    let created = created ?? (merged ?? closed ?? monday) - 1
    let closed = closed ?? merged
    var row: [String: (any DatabaseValueConvertible)?] = [
      "repositoryId": repository, "projectId": repository, "number": number, "requestKey": "#\(number)",
      "title": title, "url": "", "state": merged != nil ? "merged" : closed != nil ? "closed" : "open",
      "isDraft": false, "unitId": unit, "joinRule": "", "confidence": "", "landing": "merge",
      "createdTime": created * 86_400, "createdDay": created, "createdWeek": Calendar.week(ofDay: created),
      "readyTime": created * 86_400, "readyDay": created, "mergedTime": merged.map { $0 * 86_400 },
      "mergedDay": merged, "mergedWeek": merged.map(Calendar.week(ofDay:)), "closedTime": closed.map { $0 * 86_400 },
      "closedDay": closed, "closedWeek": closed.map(Calendar.week(ofDay:)), "origin": origin.rawValue,
      "agent": agent, "model": model, "changeClass": changeClass,
      "authorKind": origin == .agentic ? "agent" : origin == .automation ? "automation" : "person",
      "mergerKind": merged == nil ? "" : "person", "authorPersonId": 1, "initiatorId": 0, "addedLines": lines,
      "deletedLines": lines.map { _ in 0 }, "changedFiles": 1, "hasReviews": true, "isCut": false,
      "humanReviews": 0, "humanApprovals": 0, "humanObjections": 0, "humanComments": 0, "aiReviews": 0,
      "aiObjections": 0, "botActions": 0, "isVerified": 0, "isStale": nil, "isSelfMerged": nil,
      "isAutoMerged": false, "rounds": 0, "checksState": "", "personId": person, "headBranch": "",
      "hasComments": true,
    ]
    row.merge(values) { $1 }
    try insert("request_facts", row)
  }

  /// A row of `review_facts`; times are given in seconds after the first second of `day`.
  func review(
    _ key: String, of number: Int, _ kind: RequestEvent.Kind, by actor: String = "person", person: Int = 2, day: Int,
    seconds: Int = 0, isIndependent: Bool = true, repository: Int = 1
  ) throws {
    try insert(
      "review_facts",
      [
        "repositoryId": repository, "projectId": repository, "number": number, "eventKey": key,
        "kind": kind.rawValue, "actorKind": actor, "agent": "", "personId": person, "isIndependent": isIndependent,
        "eventTime": day * 86_400 + seconds, "eventDay": day, "eventWeek": Calendar.week(ofDay: day), "textLength": 20,
      ])
  }

  /// A row of `deployment_facts`; `hours` are those after the first second of `day`.
  func deployment(
    _ key: String, day: Int, hours: Int = 0, _ state: String = "success", commit: Int = 0, units: Int = 1,
    environment: String = "production", repository: Int = 1
  ) throws {
    try insert(
      "deployment_facts",
      [
        "repositoryId": repository, "projectId": repository, "deploymentKey": key, "environment": environment,
        "state": state, "commitId": commit, "finishedTime": day * 86_400 + hours * 3600, "finishedDay": day,
        "finishedWeek": Calendar.week(ofDay: day), "unitCount": units,
      ])
  }
}
