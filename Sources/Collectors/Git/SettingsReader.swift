import Facts

extension GitRepository {
  /// The text of the repository's `.byline.yml`: the work tree's, or in a bare repository HEAD's; nil when there is none.
  package func settingsText() throws -> String? {
    if let top = workTree {
      return FileBytes.read("\(top)/.byline.yml").map { String(decoding: $0, as: UTF8.self) }
    }
    return try git.answer(["cat-file", "blob", "HEAD:.byline.yml"]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The top of the work tree; nil when there is none, or when it is not where git puts it by itself.
  private var workTree: String? {
    guard !isBare else { return nil }
    // A linked work tree's git directory names it; otherwise the work tree is the folder that holds `.git`.
    if let link = FileBytes.read("\(gitDirectory)/gitdir") {
      let path = link.trimmedText
      return path.hasSuffix("/.git") ? String(path.dropLast(5)) : nil
    }
    return gitDirectory.hasSuffix("/.git") ? String(gitDirectory.dropLast(5)) : nil
  }
}
