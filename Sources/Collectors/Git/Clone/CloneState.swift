import Facts

/// What a clone has and what it asks its remotes for: read from the clone alone, and nothing in it is run.
package struct CloneState: Sendable {
  /// A file of HEAD's tree, with its text.
  package typealias File = (path: String, text: [UInt8])

  /// The largest file whose text is read: settings and hooks are small.
  private static let largestFile = 262_144

  /// The repository's name, for people.
  package var name: String
  /// The shared git directory, absolute.
  package var location: String
  /// True when there is no work tree.
  package var isBare: Bool
  /// True when the history is cut off.
  package var isShallow: Bool
  /// True when objects are left with the remote until they are asked for.
  package var isPartial: Bool
  /// The version of the git that reads the clone.
  package var gitVersion: GitVersion
  /// `origin` first, then by name.
  package var remotes: [Remote]
  /// The full names of all refs, sorted.
  package var refs: [String]
  /// The branch that HEAD names, which need not exist; nil when HEAD is a commit.
  package var headBranch: String?
  /// HEAD's commit; nil where there is none.
  package var head: ObjectID?
  /// The branch that a remote's HEAD was when it was cloned or asked, by the remote's name.
  package var defaultBranches: [String: String]
  /// True when there is a file of grafts.
  package var hasGrafts: Bool
  /// How many commits each ref of line notes is about; no entry for a ref that is not there.
  package var lineNotes: [String: Int]
  /// What a quick look at the newest commits shows.
  package var glimpse: HistoryGlimpse
  /// True when HEAD's tree has a `.mailmap`.
  package var hasMailmap: Bool
  /// The files of HEAD's tree that agents and hooks read their settings from.
  package var settings: [File]

  /// The refs of line notes that are read.
  package static let lineNoteRefs = ["refs/notes/ai", "refs/notes/agentblame"]

  /// Reads the state of a clone.
  ///
  /// `isSetting` tells the paths of HEAD's tree whose texts are wanted.
  package init(_ repository: GitRepository, version: GitVersion, isSetting: (String) -> Bool) throws {
    let git = repository.git
    name = repository.name
    location = repository.location
    isBare = repository.isBare
    isShallow = repository.isShallow
    isPartial = repository.isPartial
    gitVersion = version
    remotes = Remote.all(in: try git.answer(["config", "-z", "--get-regexp", "^remote\\."]) ?? [])
    refs = try git.output(["for-each-ref", "--format=%(refname)"]).pieces(0x0a).map {
      String(decoding: $0, as: UTF8.self)
    }
    let symbolic = try git.answer(["symbolic-ref", "-q", "HEAD"])?.trimmedText
    headBranch = symbolic.map { $0.hasPrefix("refs/heads/") ? String($0.dropFirst(11)) : $0 }
    head = try repository.objectID("HEAD^{commit}")
    defaultBranches = [:]
    for remote in remotes.map(\.name) {
      let target = try git.answer(["symbolic-ref", "-q", "refs/remotes/\(remote)/HEAD"])?.trimmedText
      let prefix = "refs/remotes/\(remote)/"
      if let target, target.hasPrefix(prefix) { defaultBranches[remote] = String(target.dropFirst(prefix.count)) }
    }
    hasGrafts = FileBytes.read("\(location)/info/grafts").map { !$0.isEmpty } ?? false
    lineNotes = [:]
    for ref in CloneState.lineNoteRefs where refs.contains(ref) {
      lineNotes[ref] = try repository.notes(in: ref).count
    }
    glimpse = try head.map { try HistoryGlimpse(repository, tip: $0) } ?? HistoryGlimpse()
    let files = try head.map { try repository.files(in: $0.hex) } ?? []
    hasMailmap = files.contains { $0.path == Array(".mailmap".utf8) }
    settings = []
    for file in files {
      let path = String(decoding: file.path, as: UTF8.self)
      guard isSetting(path), try repository.size(of: file.blob) <= CloneState.largestFile,
        let text = try repository.blob(file.blob.hex)
      else { continue }
      settings.append((path, text))
    }
  }

  /// The remote that this is a clone of; nil where there is none.
  package var origin: Remote? { remotes.first }
}

extension GitRepository {
  /// How many bytes a blob has; 0 for one that is absent.
  fileprivate func size(of blob: ObjectID) throws -> Int {
    try objects.answer(["cat-file", "-s", blob.hex]).flatMap { Int($0.trimmedText) } ?? 0
  }
}
