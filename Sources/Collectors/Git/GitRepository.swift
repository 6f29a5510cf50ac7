import Facts

/// A repository that can be read, and what is known of it before any commit is.
package struct GitRepository: Sendable {
  /// The git directory shared by all work trees, absolute: what the store knows the repository by.
  package let location: String
  /// The directory's name, for people.
  package let name: String
  /// `sha1` or `sha256`.
  package let objectFormat: String
  /// True for a shallow clone: history is cut off.
  package let isShallow: Bool
  /// True for a partial clone: some objects are absent.
  package let isPartial: Bool
  /// True for a repository without a work tree.
  package let isBare: Bool
  /// The git directory of this work tree (where its HEAD is).
  package let gitDirectory: String
  let git: Git

  /// Finds the repository that a path is in.
  ///
  /// Git itself decides, with the user's own configuration, so that a repository git refuses as unsafe is refused here.
  package init(path: String) throws {
    let folder = path.isEmpty ? "." : path
    let answer = try Git.ask(
      in: folder,
      [
        "rev-parse", "--path-format=absolute", "--git-dir", "--git-common-dir", "--is-shallow-repository",
        "--show-object-format", "--is-bare-repository",
      ])
    guard answer.status == 0 else { throw GitRepository.refusal(folder, answer.errors) }
    let lines = answer.output.split(separator: "\n").map(String.init)
    guard lines.count == 5 else {
      throw BylineError(
        .failure, "git rev-parse gave an unexpected answer for \(folder)", hint: "Byline needs git 2.31 or newer")
    }
    gitDirectory = lines[0]
    location = lines[1]
    name = GitRepository.name(of: lines[1])
    isShallow = lines[2] == "true"
    objectFormat = lines[3]
    isBare = lines[4] == "true"
    git = Git(directory: lines[0])
    isPartial = try git.answer(["config", "--get-regexp", "^(extensions\\.partialclone|remote\\..*\\.promisor)$"]) != nil
  }

  private static func refusal(_ folder: String, _ words: String) -> BylineError {
    let said = words.split(separator: "\n").map(\.trimmingBlanks).filter { !$0.isEmpty }
    let first = said.first ?? "git gave no reason"
    if words.contains("dubious ownership") || words.contains("unsafe repository") {
      let command = said.first { $0.hasPrefix("git config") }
      return BylineError(
        .failure, "git refuses to read \(folder) as unsafe: \(first)",
        hint: command ?? "git config --global --add safe.directory \(folder)")
    }
    if words.contains("not a git repository") {
      return BylineError(.failure, "\(folder) is not in a git repository", hint: "name one: byline report PATH")
    }
    return BylineError(.failure, "git cannot read \(folder): \(first)")
  }

  private static func name(of location: String) -> String {
    let parts = location.split(separator: "/")
    guard let last = parts.last else { return location }
    if last == ".git" { return parts.dropLast().last.map(String.init) ?? location }
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : String(last)
  }
}

extension GitRepository {
  /// The commit that history is read from.
  package struct Tip: Sendable, Equatable {
    /// The ref's name as people write it, `HEAD (detached)` for none.
    package let name: String
    /// Nil when there is no commit yet.
    package let id: ObjectID?
  }

  /// Finds the commit that a revision names; without one, HEAD's.
  package func tip(of revision: String?) throws -> Tip {
    let symbolic = try git.answer(["symbolic-ref", "-q", "--short", "HEAD"])?.trimmedText
    let asked = revision ?? "HEAD"
    let name = revision ?? symbolic ?? "HEAD (detached)"
    if let bytes = try git.answer(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(asked)^{commit}"]),
      let id = ObjectID(hex: bytes.trimmedText.utf8)
    {
      return Tip(name: name, id: id)
    }
    let branches = try git.output(["for-each-ref", "--format=%(refname:short)", "--count=5", "refs/heads"])
      .pieces(0x0a).map { String(decoding: $0, as: UTF8.self) }
    guard branches.isEmpty, revision == nil else {
      let list = branches.isEmpty ? "there is no branch" : "branches: \(branches.joined(separator: ", "))"
      throw BylineError(
        .failure,
        revision == nil
          ? "HEAD names the branch '\(name)', which does not exist" : "there is no commit named '\(asked)'",
        hint: "name another with --ref (\(list))")
    }
    return Tip(name: name, id: nil)
  }

  /// The boundary commits of a shallow clone: they look like roots, but are not.
  func shallowBoundary() -> Set<ObjectID> {
    guard isShallow, let bytes = FileBytes.read("\(location)/shallow") else { return [] }
    return Set(bytes.pieces(0x0a).compactMap { ObjectID(hex: $0) })
  }

  /// The commits reachable from one and not from others, newest first, each with its parents.
  func list(from tip: ObjectID, excluding: [ObjectID] = []) throws -> [(id: ObjectID, parents: [ObjectID])] {
    let arguments = ["rev-list", "--topo-order", "--parents", tip.hex] + excluding.map { "^\($0.hex)" }
    return try git.output(arguments).pieces(0x0a).compactMap { line in
      let ids = ObjectID.list(line) ?? []
      return ids.first.map { ($0, Array(ids.dropFirst())) }
    }
  }

  /// True when the repository has the commit.
  package func contains(_ commit: ObjectID) throws -> Bool {
    try git.answer(["cat-file", "-e", "\(commit.hex)^{commit}"]) != nil
  }

  /// True when the first commit is an ancestor of the second (or the same).
  func isAncestor(_ ancestor: ObjectID, of descendant: ObjectID) throws -> Bool {
    guard try contains(ancestor) else { return false }
    return try git.answer(["merge-base", "--is-ancestor", ancestor.hex, descendant.hex]) != nil
  }

  /// How the merges among these commits are to be read: those with files that differ from every parent, by whether git
  /// must look for renames.
  ///
  /// Reading trees is all that it takes. Most merges have no such file, and their diff need not be asked for; in most of
  /// the others every such file is in every parent, so that no rename can matter.
  func mergesWithOwnFiles(_ merges: [ObjectID]) throws -> [ObjectID: HistoryReader.Mode] {
    guard !merges.isEmpty else { return [:] }
    let input = Array(merges.map(\.hex).joined(separator: "\n").utf8) + [0x0a]
    let output = try git.output(
      ["diff-tree", "--stdin", "-c", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--format=%x1e%H%x00"],
      input: input)
    var modes: [ObjectID: HistoryReader.Mode] = [:]
    for record in output.split(separator: 0x1e) {
      guard let nul = record.firstIndex(of: 0), let id = ObjectID(hex: record[..<nul]) else { continue }
      let entries = record[nul...].split(separator: 0).filter { $0.first == UInt8(ascii: ":") }
      guard !entries.isEmpty else { continue }
      modes[id] = entries.contains { GitRepository.isNewToAParent($0) } ? .combinedWithRenames : .combined
    }
    return modes
  }

  /// True for a raw entry of a file that the merge has and a parent has not: `::100644 000000 100644 …`.
  private static func isNewToAParent(_ entry: ArraySlice<UInt8>) -> Bool {
    let modes = entry.drop { $0 == UInt8(ascii: ":") }.split(separator: 0x20).prefix { $0.count == 6 }
    let isAbsent = modes.map { $0.allSatisfy { $0 == 0x30 } }
    return isAbsent.last == false && isAbsent.dropLast().contains(true)
  }
}
