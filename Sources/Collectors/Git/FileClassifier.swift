import Facts

/// Tells what sort of file a path names: by attributes first, then the user's patterns, then by well-known names.
package struct FileClassifier: Sendable {
  private let attributes: GitRepository.LinguistAttributes
  private let rules: [Rule]

  /// A user's rule: paths that match a pattern are of a class.
  package struct Rule: Sendable, Equatable {
    /// A pattern in the manner of `.gitignore`: `*`, `**`, `?`; without a slash it matches the file's name.
    package var pattern: String
    package var fileClass: FileClass

    /// Makes a rule.
    package init(pattern: String, fileClass: FileClass) {
      self.pattern = pattern
      self.fileClass = fileClass
    }
  }

  /// A classifier for one repository.
  ///
  /// The user's rules win over attributes, attributes over names; the last matching rule wins.
  package init(attributes: GitRepository.LinguistAttributes = .init(), rules: [Rule] = []) {
    self.attributes = attributes
    self.rules = rules
  }

  /// What a path is.
  package func classify(_ path: [UInt8]) -> PathClass {
    let text = String(decoding: path, as: UTF8.self)
    let parts = text.split(separator: "/", omittingEmptySubsequences: true).map { $0.lowercased() }
    let name = parts.last ?? ""
    return PathClass(
      fileClass: fileClass(path, text, folders: parts.dropLast(), name: name), language: Language.name(ofFile: name),
      directory: parts.count > 1 ? String(text.prefix { $0 != "/" }) : ".")
  }

  private func fileClass(_ path: [UInt8], _ text: String, folders: ArraySlice<String>, name: String) -> FileClass {
    if let rule = rules.last(where: { PathPattern.matches($0.pattern, text) }) { return rule.fileClass }
    if attributes.vendored.contains(path) { return .vendored }
    if attributes.generated.contains(path) { return .generated }
    if attributes.documentation.contains(path) { return .documentation }
    let spelling = text.split(separator: "/").last ?? ""
    let known = FileClassifier.byName(folders: folders, name: name, spelling: spelling)
    return attributes.ordinary.contains(path) && !known.counts ? .source : known
  }

  private static func byName(folders: ArraySlice<String>, name: String, spelling: Substring) -> FileClass {
    if FileNames.lockFiles.contains(name) || name.hasSuffix(".lock") || name.hasSuffix(".lockb") { return .lock }
    if folders.contains(where: { FileNames.vendoredFolders.contains($0) }) { return .vendored }
    if name.contains(".min.") || name.hasSuffix(".map") || name.hasSuffix(".bundle.js") { return .minified }
    if name.hasSuffix(".snap") || folders.contains(where: { $0 == "__snapshots__" || $0 == "snapshots" }) {
      return .snapshot
    }
    if FileNames.generatedSuffixes.contains(where: { name.hasSuffix($0) }) || name.contains(".generated.")
      || folders.contains(where: { FileNames.generatedFolders.contains($0) })
    {
      return .generated
    }
    if FileNames.isTest(folders: folders, name: name, spelling: spelling) { return .test }
    if FileNames.isDocumentation(folders: folders, name: name) { return .documentation }
    return .source
  }
}
