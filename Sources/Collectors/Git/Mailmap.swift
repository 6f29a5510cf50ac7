import Facts

extension GitRepository {
  /// Who each identity is by the `.mailmap` of a commit, in the order given.
  ///
  /// Git does the mapping, in one process, from the committed file alone: also in a bare repository, where git itself
  /// would leave it out, and never from the work tree.
  package func mapped(_ identities: [Identity], mailmapOf tip: ObjectID) throws -> [Identity] {
    // Git's contact syntax has no escape: an identity with these characters cannot be asked about, and is left as it is.
    func canBeAsked(_ identity: Identity) -> Bool {
      !identity.email.isEmpty
        && !(identity.name + identity.email).utf8.contains { $0 == 0x3c || $0 == 0x3e || $0 < 0x20 }
    }
    let asked = identities.indices.filter { canBeAsked(identities[$0]) }
    guard !asked.isEmpty, try objects.answer(["cat-file", "-e", "\(tip.hex):.mailmap"]) != nil else {
      return identities
    }
    let lines = asked.map { "\(identities[$0].name) <\(identities[$0].email)>\n" }.joined()
    let output = try objects.output(
      ["-c", "mailmap.blob=\(tip.hex):.mailmap", "check-mailmap", "--stdin"], input: Array(lines.utf8))
    let answers = output.split(separator: 0x0a, omittingEmptySubsequences: false)
    var result = identities
    for (index, answer) in zip(asked, answers) {
      let text = String(decoding: answer, as: UTF8.self)
      guard let open = text.lastIndex(of: "<"), text.last == ">" else { continue }
      result[index] = Identity(
        name: text[..<open].trimmingBlanks, email: String(text[text.index(after: open)...].dropLast()))
    }
    return result
  }
}
