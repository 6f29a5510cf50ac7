/// What a path is, for counting.
package struct PathClass: Sendable, Equatable {
  /// `source`, `test`, `documentation`, `generated`, `vendored`, `lock`, `minified` or `snapshot`.
  package var fileClass: FileClass
  /// The language by the file's name; empty when unknown.
  package var language: String
  /// The first folder of the path; `.` for files at the top.
  package var directory: String

  /// Makes a class.
  package init(fileClass: FileClass, language: String, directory: String) {
    self.fileClass = fileClass
    self.language = language
    self.directory = directory
  }
}

/// What sort of file a path names.
package enum FileClass: String, Sendable, CaseIterable {
  case source
  case test
  case documentation
  case generated
  case vendored
  case lock
  case minified
  case snapshot

  /// True when the file's lines count in authorship shares.
  package var counts: Bool {
    switch self {
    case .source, .test, .documentation: true
    case .generated, .vendored, .lock, .minified, .snapshot: false
    }
  }
}
