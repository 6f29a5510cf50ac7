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
  /// The boundary commits of a shallow clone: they look like roots, but are not.
  let boundary: Set<ObjectID>
  /// Git for questions about refs.
  let git: Git
  /// Git for questions about objects by their ids.
  let objects: Git

  /// Finds the repository that a path is in.
  ///
  /// Git itself decides, with the user's own configuration, so that a repository git refuses as unsafe is refused here.
  package init(path: String) throws {
    let folder = path.isEmpty ? "." : path
    // Paths may hold line ends: each is asked for by itself, after what cannot.
    let answer = try GitRepository.ask(
      in: folder,
      [
        "--is-bare-repository", "--is-shallow-repository", "--show-object-format", "--path-format=absolute",
        "--git-dir",
      ])
    let common = try GitRepository.ask(in: folder, ["--path-format=absolute", "--git-common-dir"])
    let lines = answer.split(separator: "\n", maxSplits: 3).map(String.init)
    guard lines.count == 4, lines[3].hasPrefix("/"), common.hasPrefix("/") else {
      throw BylineError(
        .failure, "git rev-parse gave an unexpected answer for \(folder)", hint: "Byline needs git 2.31 or newer")
    }
    isBare = lines[0] == "true"
    isShallow = lines[1] == "true"
    objectFormat = lines[2]
    gitDirectory = lines[3]
    location = common
    name = GitRepository.name(of: common)
    boundary =
      isShallow ? Set((FileBytes.read("\(common)/shallow") ?? []).pieces(0x0a).compactMap { ObjectID(hex: $0) }) : []
    git = Git(directory: gitDirectory)
    objects = Git(
      objectsOf: common, in: try IsolatedDirectory(objectFormat: objectFormat, boundary: boundary))
    isPartial =
      try git.answer(["config", "--get-regexp", "^(extensions\\.partialclone|remote\\..*\\.promisor)$"]) != nil
  }

  /// What `git rev-parse` prints, without the line end.
  private static func ask(in folder: String, _ arguments: [String]) throws -> String {
    let answer = try Git.ask(in: folder, ["rev-parse"] + arguments)
    guard answer.status == 0 else { throw refusal(folder, answer.errors) }
    let bytes = answer.output.utf8
    return bytes.last == 0x0a ? String(Substring(bytes.dropLast())) : answer.output
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
    if let id = try objectID(asked) { try explain(id, asked) }
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

  /// Says why a revision that names an object names no commit that can be read.
  private func explain(_ id: ObjectID, _ revision: String) throws {
    let type = try objects.output(["cat-file", "-t", id.hex]).trimmedText
    guard type != "commit", type != "tag" else {
      _ = try objects.output(["cat-file", type, id.hex])
      return
    }
    throw BylineError(.failure, "'\(revision)' names a \(type), not a commit", hint: "name a branch, a tag or a commit")
  }

  /// The commits reachable from one and not from others, newest first, each with its parents.
  func list(from tip: ObjectID, excluding: [ObjectID] = []) throws -> [(id: ObjectID, parents: [ObjectID])] {
    let arguments = ["rev-list", "--topo-order", "--parents", tip.hex] + excluding.map { "^\($0.hex)" }
    return try objects.output(arguments).pieces(0x0a).compactMap { line in
      let ids = ObjectID.list(line) ?? []
      return ids.first.map { ($0, Array(ids.dropFirst())) }
    }
  }

  /// True when the repository has the commit.
  package func contains(_ commit: ObjectID) throws -> Bool {
    try objects.answer(["cat-file", "-e", "\(commit.hex)^{commit}"]) != nil
  }

  /// True when the first commit is an ancestor of the second (or the same).
  func isAncestor(_ ancestor: ObjectID, of descendant: ObjectID) throws -> Bool {
    guard try contains(ancestor) else { return false }
    return try objects.answer(["merge-base", "--is-ancestor", ancestor.hex, descendant.hex]) != nil
  }
}
