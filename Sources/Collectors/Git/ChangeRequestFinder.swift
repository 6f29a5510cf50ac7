import Facts

/// Finds change requests in plain git: in mainline messages and in the refs that forges keep for them.
package struct ChangeRequestFinder {
  /// One mainline commit as the finder sees it.
  package typealias MainlineCommit = (id: ObjectID, parents: Int, committer: Identity, message: String)

  /// The heads that a forge keeps: the request's key and the commit.
  package typealias Head = (key: String, number: Int, commit: ObjectID)

  /// The requests, by key: those that messages name, then those only refs show.
  ///
  /// A squash subject's number can be an issue's: it is certain only with the request's ref or with the forge as
  /// committer. A head that is part of the history without being named landed by fast-forward or under another text.
  package static func requests(
    mainline: [MainlineCommit], heads: [Head], graph: CommitGraph
  ) -> [ChangeRequest] {
    var found: [String: ChangeRequest] = [:]
    let headByKey = Dictionary(heads.map { ($0.key, $0.commit) }, uniquingKeysWith: { first, _ in first })
    for commit in mainline {
      guard let text = ChangeRequestText(message: commit.message) else { continue }
      let head = headByKey[text.key]
      let isForge = ["noreply@github.com", "noreply@gitlab.com"].contains(commit.committer.email.lowercased())
      let request = ChangeRequest(
        key: text.key, number: text.number, landedBy: commit.id, landing: commit.parents > 1 ? .merge : .squash,
        rule: text.rule, confidence: text.isCertain || head != nil || isForge ? .high : .low, title: text.title,
        headBranch: text.branch, head: head)
      // A number that comes again (a backport, a re-landed change) keeps its first landing.
      if found[text.key] == nil { found[text.key] = request }
    }
    for head in heads where found[head.key] == nil {
      let landed = graph.contains(head.commit)
      found[head.key] = ChangeRequest(
        key: head.key, number: head.number, landedBy: landed ? head.commit : nil,
        landing: landed ? .fastForward : .none, rule: "pull-ref", confidence: landed ? .high : .low, title: "",
        head: head.commit)
    }
    return found.values.sorted { ($0.number ?? 0, $0.key) < ($1.number ?? 0, $1.key) }
  }
}

extension GitRepository {
  /// The heads of change requests that the clone has: `refs/pull/N/head` and `refs/merge-requests/N/head`.
  package func changeRequestHeads() throws -> [ChangeRequestFinder.Head] {
    let lines = try git.output([
      "for-each-ref", "--format=%(refname) %(objectname)", "refs/pull", "refs/merge-requests",
    ])
    return lines.pieces(0x0a).compactMap { line in
      let words = line.split(separator: 0x20)
      guard words.count == 2, let commit = ObjectID(hex: words[1]) else { return nil }
      let parts = String(decoding: words[0], as: UTF8.self).split(separator: "/")
      guard parts.count == 4, parts[3] == "head", let number = Int(parts[2]) else { return nil }
      return ((parts[1] == "pull" ? "#" : "!") + "\(number)", number, commit)
    }
  }
}
