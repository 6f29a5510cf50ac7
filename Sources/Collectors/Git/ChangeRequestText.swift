import Facts

/// What a mainline commit's message says of the change request that landed with it.
package struct ChangeRequestText: Sendable, Equatable {
  /// `#12`, `!12`, `D12` or a Gerrit change id.
  package var key: String
  package var number: Int?
  package var title: String
  package var branch: String
  /// The rule that matched.
  package var rule: String
  /// True when the wording is a forge's own and cannot be chance.
  package var isCertain: Bool

  /// Reads a message by the forges' forms, first hit wins: GitHub, Gitea, Bitbucket and Azure merges, GitLab's
  /// reference, merge bots, squash subjects, then trailers.
  ///
  /// Nil when none fits.
  package init?(message: String) {
    guard ChangeRequestText.mayName(message) else { return nil }
    let lines = message.textLines.map(String.init)
    let subject = Substring(lines.first ?? "").trimmingBlanks
    let body = lines.dropFirst().map { Substring($0).trimmingBlanks }
    guard
      let found = ChangeRequestText.merge(subject, body) ?? ChangeRequestText.squash(subject)
        ?? ChangeRequestText.trailer(message, subject)
    else { return nil }
    self = found
  }

  private init(
    _ mark: String, _ number: Int, title: String, branch: String = "", rule: String, isCertain: Bool = true
  ) {
    key = "\(mark)\(number)"
    self.number = number
    self.title = title
    self.branch = branch
    self.rule = rule
    self.isCertain = isCertain
  }

  /// A quick look that spares most messages the reading: every form has one of these in it.
  private static func mayName(_ message: String) -> Bool {
    message.holdsAny(of: [
      "#", "(GH-", "(!", "equest", "Merged PR ", "Change-I", "hange-i", "eviewed-", "PR-U", "pr-u", "Differential Rev",
    ]) || message.hasPrefix("!")
  }

  private static func merge(_ subject: String, _ body: [String]) -> ChangeRequestText? {
    let bodyTitle = body.first { !$0.isEmpty } ?? ""
    func title(_ own: String) -> String { own.isEmpty ? (bodyTitle.isEmpty ? subject : bodyTitle) : own }
    if let rest = after("Merge pull request ", subject) {
      if rest.hasPrefix("'"), let close = rest.range(backwards: "' (#"), let number = leadingNumber(close.after) {
        return ChangeRequestText(
          "#", number, title: String(close.before.dropFirst()),
          branch: branch(in: close.after, from: " from ", to: " into "),
          rule: "gitea-merge-subject")
      }
      let digits = rest.hasPrefix("#") ? rest.dropFirst() : rest[...]
      guard let number = leadingNumber(digits) else { return nil }
      if digits.contains(" in ") || !rest.hasPrefix("#") {
        let target = digits.contains(" into ") ? " into " : " to "
        return ChangeRequestText(
          "#", number, title: title(""), branch: branch(in: digits, from: " from ", to: target),
          rule: rest.hasPrefix("#") ? "bitbucket-merge-subject" : "azure-merge-subject")
      }
      let source = branch(in: digits, from: " from ", to: "")
      // `owner/branch`: the owner is not part of the branch's name.
      let name = source.split(separator: "/", maxSplits: 1).dropFirst().first.map(String.init) ?? source
      return ChangeRequestText("#", number, title: title(""), branch: name, rule: "merge-subject")
    }
    if let rest = after("Merged in ", subject), let part = rest.range(backwards: " (pull request #"),
      let number = leadingNumber(part.after)
    {
      return ChangeRequestText(
        "#", number, title: title(""), branch: String(part.before), rule: "bitbucket-merge-subject")
    }
    if let rest = after("Pull request #", subject), let number = leadingNumber(rest[...]),
      let colon = rest.firstIndex(of: ":")
    {
      let line = body.first { $0.hasPrefix("Merge in ") } ?? ""
      return ChangeRequestText(
        "#", number, title: rest[rest.index(after: colon)...].trimmingBlanks,
        branch: branch(in: line[...], from: " from ", to: " to "), rule: "bitbucket-merge-subject")
    }
    if let rest = after("Merged PR ", subject), let number = leadingNumber(rest[...]),
      let colon = rest.firstIndex(of: ":")
    {
      return ChangeRequestText(
        "#", number, title: rest[rest.index(after: colon)...].trimmingBlanks, rule: "azure-merge-subject")
    }
    for line in body where line.lowercased().hasPrefix("see merge request ") {
      if let mark = line.lastIndex(of: "!"), let number = leadingNumber(line[line.index(after: mark)...]) {
        return ChangeRequestText(
          "!", number, title: title(""), branch: quoted(subject) ?? "", rule: "gitlab-merge-reference")
      }
    }
    if let rest = after("Auto merge of #", subject), let number = leadingNumber(rest[...]), !rest.contains("r=<try>") {
      let source = branch(in: rest[...], from: " - ", to: ", r=")
      return ChangeRequestText(
        "#", number, title: title(""), branch: source.split(separator: ":").last.map(String.init) ?? "",
        rule: "merge-bot-subject")
    }
    if let rest = after("Merge #", subject), let number = leadingNumber(rest[...]),
      rest.allSatisfy({ $0.isNumber || $0 == " " || $0 == "#" })
    {
      return ChangeRequestText("#", number, title: batchTitle(title(""), number), rule: "merge-bot-subject")
    }
    if subject.hasPrefix("!"), let number = leadingNumber(subject.dropFirst()), subject.contains(" ") {
      return ChangeRequestText(
        "!", number, title: subject.drop { $0 != " " }.trimmingBlanks, rule: "gitee-merge-subject", isCertain: false)
    }
    return nil
  }

  /// The title in a batch's line: `12: Title r=reviewer a=author`.
  private static func batchTitle(_ line: String, _ number: Int) -> String {
    guard let rest = after("\(number): ", line) else { return line }
    return rest.range(backwards: " r=").map { String($0.before) } ?? rest
  }

  /// `Title (#12)`, also `(GH-12)` and `(!12)`; with two numbers the last is the request.
  ///
  /// The blank before it tells it from the scope of a type, `fix(#12)`.
  private static func squash(_ subject: String) -> ChangeRequestText? {
    guard subject.hasSuffix(")"), let open = subject.lastIndex(of: "("), subject[..<open].last == " " else {
      return nil
    }
    let inner = subject[subject.index(after: open)...].dropLast()
    for (prefix, mark) in [("#", "#"), ("GH-", "#"), ("!", "!")] where inner.hasPrefix(prefix) {
      let digits = inner.dropFirst(prefix.count)
      guard let number = leadingNumber(digits), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { continue }
      return ChangeRequestText(
        mark, number, title: subject[..<open].trimmingBlanks, rule: "squash-subject", isCertain: false)
    }
    return nil
  }

  private static func trailer(_ message: String, _ subject: String) -> ChangeRequestText? {
    for trailer in Trailer.all(in: message) {
      switch trailer.token.lowercased() {
      case "reviewed-on", "pr-url":
        for part in ["/pulls/", "/pull/", "/merge_requests/", "/+/"] {
          guard let range = trailer.value[...].range(backwards: part), let number = leadingNumber(range.after)
          else { continue }
          return ChangeRequestText(
            part == "/merge_requests/" ? "!" : "#", number, title: subject, rule: "review-trailer")
        }
      case "change-id":
        guard trailer.value.count == 41, trailer.value.hasPrefix("I") else { continue }
        var found = ChangeRequestText("", 0, title: subject, rule: "change-id-trailer")
        found.key = trailer.value
        found.number = nil
        return found
      default: continue
      }
    }
    for line in message.textLines {
      if let rest = after("Differential Revision: ", String(line)), let mark = rest.lastIndex(of: "D"),
        let number = leadingNumber(rest[rest.index(after: mark)...])
      {
        return ChangeRequestText("D", number, title: subject, rule: "review-trailer")
      }
      if let rest = after("Pull Request resolved: ", String(line)), let part = rest[...].range(backwards: "/pull/"),
        let number = leadingNumber(part.after)
      {
        return ChangeRequestText("#", number, title: subject, rule: "review-trailer")
      }
    }
    return nil
  }

  private static func after(_ prefix: String, _ text: String) -> String? {
    guard text.count > prefix.count, text.prefix(prefix.count).lowercased() == prefix.lowercased() else { return nil }
    return String(text.dropFirst(prefix.count))
  }

  private static func leadingNumber(_ text: some StringProtocol) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty || digits.count > 9 ? nil : Int(digits)
  }

  private static func branch(in text: some StringProtocol, from: String, to: String) -> String {
    guard let start = Substring(text).range(forwards: from) else { return "" }
    if !to.isEmpty, let stop = start.after.range(backwards: to) { return String(stop.before) }
    return String(start.after)
  }

  private static func quoted(_ text: String) -> String? {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return parts.count >= 3 ? String(parts[1]) : nil
  }
}

extension StringProtocol {
  /// What stands before and after the first occurrence of a text.
  fileprivate func range(forwards text: String) -> (before: Substring, after: Substring)? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return split(at: index, text.count) }
      formIndex(after: &index)
    }
    return nil
  }

  /// What stands before and after the last occurrence of a text.
  fileprivate func range(backwards text: String) -> (before: Substring, after: Substring)? {
    var index = endIndex
    while index > startIndex {
      formIndex(before: &index)
      if self[index...].hasPrefix(text) { return split(at: index, text.count) }
    }
    return nil
  }

  private func split(at place: Index, _ length: Int) -> (before: Substring, after: Substring) {
    (Substring(self[..<place]), Substring(self[index(place, offsetBy: length)...]))
  }
}
