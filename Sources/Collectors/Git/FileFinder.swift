import Facts

/// Finds the file of a commit that somebody names, as git does: relative to the folder where they are, or else to the top
/// of the repository.
package struct FileFinder {
  /// How many paths are compared with a mistyped one; more would take seconds.
  private static let mostCompared = 2000

  private let files: [GitRepository.TreeEntry]
  private let commit: String
  /// The folder within the work tree, with a `/` at its end; empty at the top and in a bare repository.
  private let prefix: String
  /// The work tree's top folder; empty in a bare repository.
  private let top: String

  /// Prepares to find files of a commit for somebody in a folder.
  package init(_ repository: GitRepository, at commit: ObjectID, from folder: String) throws {
    files = try repository.files(in: commit.hex)
    guard !files.isEmpty || !repository.isPartial else {
      throw BylineError(
        .failure, "this partial clone lacks the names of the files at commit \(commit.hex.prefix(12))",
        hint: "let git fetch them: git ls-tree -r \(commit.hex.prefix(12))")
    }
    self.commit = String(commit.hex.prefix(12))
    prefix = try FileFinder.place(folder, "--show-prefix")
    top = try FileFinder.place(folder, "--show-toplevel")
  }

  /// What git says of a folder's place in its work tree; empty where there is none.
  private static func place(_ folder: String, _ question: String) throws -> String {
    let answer = try Git.ask(in: folder, ["rev-parse", question])
    guard answer.status == 0 else { return "" }
    let bytes = answer.output.utf8
    return bytes.last == 0x0a ? String(Substring(bytes.dropLast())) : answer.output
  }

  /// The file that a name means.
  package func file(named name: String) throws -> GitRepository.TreeEntry {
    let candidates = meanings(of: name)
    for candidate in candidates {
      if let file = files.first(where: { $0.path.elementsEqual(candidate.utf8) }) { return file }
    }
    // An argument that was no UTF-8 arrives repaired.
    let repaired = files.filter { candidates.contains(String(decoding: $0.path, as: UTF8.self)) }
    if repaired.count == 1 { return repaired[0] }
    if let folder = candidates.first(where: { folder in files.contains { $0.path.starts(with: "\(folder)/".utf8) } }) {
      throw BylineError(.failure, "\(folder) is a folder", hint: "name a file in it")
    }
    throw BylineError(
      .failure, "there is no file \(name) at commit \(commit)",
      hint: nearest(to: candidates.first ?? name).map { "did you mean '\($0)'?" })
  }

  /// The paths from the top that a name may mean, the likelier first.
  private func meanings(of name: String) -> [String] {
    if name.hasPrefix("/") {
      guard !top.isEmpty, name.hasPrefix("\(top)/") else { return [] }
      return [name.dropFirst(top.count + 1)].compactMap { FileFinder.normal(String($0)) }
    }
    return [prefix + name, name].compactMap(FileFinder.normal)
  }

  /// A path without `.`, `..` and empty parts; nil when it leads out of the repository.
  private static func normal(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    }
    return parts.joined(separator: "/")
  }

  /// The path that was probably meant: a file of the same name first, then one in the same folder.
  private func nearest(to name: String) -> String? {
    let paths = files.map { String(decoding: $0.path, as: UTF8.self) }
    let last = FileFinder.split(name).last
    let sameName = paths.filter { FileFinder.split($0).last == last }.prefix(FileFinder.mostCompared)
    if let first = sameName.min(by: { Spelling.distance(name, $0) < Spelling.distance(name, $1) }) { return first }
    let folder = FileFinder.split(name).folder
    let inFolder = paths.filter { FileFinder.split($0).folder == folder }.prefix(FileFinder.mostCompared)
    return Spelling.nearest(to: name, in: Array(inFolder))
      ?? Spelling.nearest(to: name, in: Array(paths.prefix(FileFinder.mostCompared)))
  }

  private static func split(_ path: String) -> (folder: Substring, last: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
    return (path[..<slash], path[path.index(after: slash)...])
  }
}
