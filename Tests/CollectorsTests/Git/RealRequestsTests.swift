import Collectors
import Facts
import Foundation
import TestSupport
import Testing

/// Landings that plain git shows, against what a forge's own records say of the same requests.
@Suite struct RealRequestsTests {
  static let folder = "../shared/reviews/git-prs/gofiber_fiber"
  static let isPresent = FileManager.default.fileExists(atPath: "\(folder).aidev_truth.csv")

  private static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder).\(name)")), as: UTF8.self)
      .replacing("\r\n", with: "\n")
  }

  /// The requests that the subjects and bodies of the mainline's commits name, by number.
  private static func found() throws -> [Int: ChangeRequest] {
    var mainline: [ChangeRequestFinder.MainlineCommit] = []
    for line in try text("firstparent.ndjson").split(separator: "\n").reversed() {
      let commit = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let words = { (key: String) in commit[key] as? String ?? "" }
      mainline.append(
        (
          try #require(ObjectID(words("sha"))), (commit["parents"] as? [String])?.count ?? 0,
          Identity(name: words("committer_name"), email: words("committer_email")),
          "\(words("subject"))\n\n\(words("body"))"
        ))
    }
    let nodes = mainline.enumerated().map { index, commit in
      GraphNode(
        number: index + 1, id: commit.id, parents: index == 0 ? [] : [mainline[index - 1].id],
        committerSeconds: Int64(index))
    }
    let heads = try CSVReader.records(of: try text("pull_heads.csv")).dropFirst().compactMap {
      row -> ChangeRequestFinder.Head? in
      guard let number = Int(row[0]), let id = ObjectID(row[1]) else { return nil }
      return ("#\(number)", number, id)
    }
    let requests = ChangeRequestFinder.requests(
      mainline: mainline, heads: heads, graph: CommitGraph(nodes: nodes, tip: nodes.last?.id))
    return Dictionary(requests.compactMap { request in request.number.map { ($0, request) } }) { first, _ in first }
  }

  @Test(.enabled(if: isPresent, "needs \(folder)"))
  func landingsFoundInGitAreTheForges() throws {
    let found = try Self.found()
    let table = try CSVReader.records(of: try Self.text("aidev_truth.csv"))
    let names = try #require(table.first)
    var (merged, sameCommit, known, onlyGit, missed, outside, heads) = (0, 0, 0, 0, [Int](), [Int](), 0)
    for row in table.dropFirst() {
      let truth = Dictionary(uniqueKeysWithValues: zip(names, row))
      let number = try #require(Int(truth["number"] ?? ""))
      let landed = found[number]?.landedBy?.hex
      if found[number]?.head?.hex == truth["pull_head_ref_sha"] { heads += 1 }
      guard truth["merged_at"]?.isEmpty == false else {
        if landed != nil { outside.append(number) }
        continue
      }
      merged += 1
      let api = truth["merge_sha_api"] ?? ""
      if landed == nil { missed.append(number) }
      if !api.isEmpty {
        known += 1
        if landed == api { sameCommit += 1 }
      } else if landed != nil {
        onlyGit += 1
      }
    }
    print(
      """
      merge commits of gofiber/fiber from git alone, against the forge's records: \(merged) merged requests; the same \
      commit in \(sameCommit) of the \(known) whose commit the record names; \(onlyGit) more that the record lost, found by \
      git; not found \(missed); landed though closed in the record \(outside); heads alike \(heads) of \(table.count - 1)
      """)
    #expect(merged == 29)
    #expect(known == 24)
    #expect(sameCommit == 23)
    #expect(onlyGit == 4)
    // The one's commit is in no branch of the clone, the other's only under other refs.
    #expect(missed == [3471, 3503])
    #expect(outside == [3508])
    #expect(heads == 33)
  }
}
