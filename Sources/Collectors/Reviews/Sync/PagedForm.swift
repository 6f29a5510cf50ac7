import Facts

/// What is asked of a sort of forge that has REST.
package struct PagedForm: Sendable {
  /// A list that hangs on a request.
  package struct Detail: Sendable {
    var url: String
    /// What a record holds that has read it.
    var lists: Set<RequestRecord.List> = []
    /// The address of what hangs on an element of it.
    var inner: @Sendable (_ element: JSONValue) -> String? = { _ in nil }
  }

  /// The first page of the change requests, from a moment on.
  var requests: @Sendable (_ base: String, _ path: String, _ since: Int64?) -> String
  /// The page after one; nil on the last.
  var next: @Sendable (_ answer: HTTPAnswer, _ value: JSONValue, _ url: String) -> String? = { answer, _, _ in
    answer.next
  }
  /// What hangs on a request.
  var details: @Sendable (_ base: String, _ path: String, _ request: JSONValue) -> [Detail]
  /// The lists of the project that are read whole.
  var lists: @Sendable (_ base: String, _ path: String) -> [String] = { _, _ in [] }
  /// The number of a request.
  var number: @Sendable (_ request: JSONValue) -> Int?
  /// When a request was last changed.
  var updated: @Sendable (_ request: JSONValue) -> Int64?
}

extension PagedForm {
  /// GitLab: merge requests with their notes, approvals and commits; releases and deployments.
  package static let gitlab = PagedForm(
    requests: { base, path, since in
      "\(base)/projects/\(escaped(path))/merge_requests?state=all&scope=all&order_by=updated_at&sort=desc&per_page=100"
        + (since.map { "&updated_after=\(Calendar.timeLabel($0))" } ?? "")
    },
    details: { base, path, request in
      guard let number = request.integer("iid") else { return [] }
      let address = "\(base)/projects/\(escaped(path))/merge_requests/\(number)"
      return [
        Detail(url: "\(address)/notes?sort=asc&per_page=100", lists: [.comments, .events]),
        Detail(url: "\(address)/approvals", lists: [.reviews]),
        Detail(url: "\(address)/commits?per_page=100", lists: [.commits]),
      ]
    },
    lists: { base, path in
      ["releases?per_page=100", "deployments?order_by=updated_at&sort=desc&per_page=100"].map {
        "\(base)/projects/\(escaped(path))/\($0)"
      }
    },
    number: { $0.integer("iid") }, updated: { ForgeTime.seconds($0["updated_at"]) })

  /// Gitea and Forgejo: pull requests with their reviews, comments and commits; releases.
  package static let forgejo = PagedForm(
    requests: { base, path, _ in "\(base)/repos/\(path)/pulls?state=all&sort=recentupdate&limit=50" },
    details: { base, path, request in
      guard let number = request.integer("number") else { return [] }
      let pull = "\(base)/repos/\(path)/pulls/\(number)"
      return [
        Detail(url: "\(pull)/reviews?limit=50", lists: [.reviews]) { review in
          guard let id = review.integer("id"), review.integer("comments_count") ?? 0 > 0 else { return nil }
          return "\(pull)/reviews/\(id)/comments"
        },
        Detail(url: "\(base)/repos/\(path)/issues/\(number)/comments", lists: [.comments]),
        Detail(url: "\(pull)/commits?limit=50", lists: [.commits]),
      ]
    },
    lists: { base, path in ["\(base)/repos/\(path)/releases?limit=50"] },
    number: { $0.integer("number") }, updated: { ForgeTime.seconds($0["updated_at"]) })

  /// Gerrit: changes with everything inside but the comments on lines; a page says in its last change that more follow.
  package static let gerrit = PagedForm(
    requests: { base, path, since in
      let after = since.map { "+after:%22\(gerritMoment($0))%22" } ?? ""
      return "\(base)/changes/?q=project:\(escaped(path))\(after)&o=DETAILED_LABELS&o=DETAILED_ACCOUNTS"
        + "&o=ALL_REVISIONS&o=ALL_COMMITS&o=MESSAGES&o=CURRENT_FILES&n=100&S=0"
    },
    next: { _, value, url in
      guard value.elements.last?.bool("_more_changes") == true, let mark = url.firstRange(of: "&S="),
        let skipped = Int(url[mark.upperBound...])
      else { return nil }
      return url[..<mark.upperBound] + String(skipped + value.elements.count)
    },
    details: { base, path, request in
      // Older servers do not count the comments.
      guard let number = request.integer("_number"), request.integer("total_comment_count") != 0 else { return [] }
      return [Detail(url: "\(base)/changes/\(escaped(path))~\(number)/comments", lists: [.comments])]
    },
    number: { $0.integer("_number") }, updated: { ForgeTime.seconds($0["updated"]) })

  /// Everything but letters, digits and `-._~` as %XX.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
      guard !isPlain else { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + hex
    }.joined()
  }

  private static func gerritMoment(_ seconds: Int64) -> String {
    Calendar.timeLabel(seconds).replacing("T", with: "%20").replacing("Z", with: "")
  }
}
