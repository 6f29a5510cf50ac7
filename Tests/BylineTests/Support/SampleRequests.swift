import Foundation
import Testing

/// A pull request of `SampleData/pulls.ndjson`, read with Foundation alone and judged by rules of its own.
struct SampleRequest {
  /// A review, as far as it matters here.
  struct Review {
    var login: String
    var state: String
    var time: String
    var commit: String
  }

  var number: Int
  var state: String
  var author: String
  var merger: String
  var head: String
  var created: String
  var merged: String
  var reviews: [Review]
  var comments: [Review]
  /// The logins of each commit's authors, the first of them its own.
  var commitAuthors: [[String]]
  var checkCount: Int

  /// The eleven people of `SampleData/README.md`.
  static let people: Set<String> = [
    "imoen", "samwhit", "mayaok", "kenjiw", "ruth-a", "pnair", "tomasr", "cdubois", "lenaf", "jlindqvist", "robinvale",
  ]

  /// All requests of the file, in its order.
  static func all() throws -> [SampleRequest] {
    try String(contentsOfFile: Sample.records[0], encoding: .utf8).split(separator: "\n").map { line in
      try SampleRequest(#require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]))
    }
  }

  private init(_ object: [String: Any]) throws {
    func login(_ value: Any?) -> String { (value as? [String: Any])?["login"] as? String ?? "" }
    func list(_ key: String) throws -> [[String: Any]] { try #require(object[key] as? [[String: Any]]) }
    number = try #require(object["number"] as? Int)
    state = try #require(object["state"] as? String)
    author = login(object["author"])
    merger = login(object["mergedBy"])
    head = object["headRefOid"] as? String ?? ""
    created = object["createdAt"] as? String ?? ""
    merged = object["mergedAt"] as? String ?? ""
    reviews = try list("reviews").map {
      Review(
        login: login($0["author"]), state: $0["state"] as? String ?? "", time: $0["submittedAt"] as? String ?? "",
        commit: ($0["commit"] as? [String: Any])?["oid"] as? String ?? "")
    }
    comments = try list("comments").map {
      Review(login: login($0["author"]), state: "", time: $0["createdAt"] as? String ?? "", commit: "")
    }
    commitAuthors = try list("commits").map { ($0["authors"] as? [[String: Any]] ?? []).map { login($0) } }
    checkCount = try list("statusCheckRollup").count
  }

  /// Opened or written by an agent; what Amazon Q opened carries a weak sign only.
  var isAgentic: Bool {
    guard SampleRequest.people.contains(author) else { return !isAutomation && author != "app/amazon-q-developer" }
    return commitAuthors.contains { !SampleRequest.people.contains($0.first ?? "") }
  }

  var isAutomation: Bool { author == "app/dependabot" || author == "app/renovate" }

  /// Who made the change: its author; of an agent's also the people that its commits name.
  var makers: Set<String> { isAgentic ? Set(commitAuthors.joined() + [author]) : [author] }

  /// The reviews of people who did not make it.
  var independentReviews: [Review] {
    reviews.filter { SampleRequest.people.contains($0.login) && !makers.contains($0.login) }
  }

  /// True when the last verdict of somebody independent approves, and looked at the head.
  var isVerified: Bool {
    var verdicts: [String: Review] = [:]
    for review in independentReviews where review.state != "COMMENTED" { verdicts[review.login] = review }
    return verdicts.values.contains { $0.state == "APPROVED" && $0.commit == head }
  }

  /// Whether somebody independent approved, whatever they looked at.
  var isApproved: Bool { independentReviews.contains { $0.state == "APPROVED" } }

  /// The first verdict of a reviewer that is a machine; nil for none.
  var firstVerdictOfMachine: String? {
    reviews.first { !SampleRequest.people.contains($0.login) && $0.state != "COMMENTED" }?.state
  }
}
