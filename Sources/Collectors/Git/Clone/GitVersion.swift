import Facts

/// The version of the git on the `PATH`.
package struct GitVersion: Sendable, Comparable {
  package let major: Int
  package let minor: Int

  /// The oldest git that Byline can read repositories with: it brought `rev-parse --path-format`.
  package static let oldestUsable = GitVersion(major: 2, minor: 31)

  /// Makes a version.
  package init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads what `git version` prints: `git version 2.39.5 (Apple Git-154)`; nil when it is something else.
  package init?(printed text: String) {
    guard text.hasPrefix("git version ") else { return nil }
    let numbers = text.dropFirst("git version ".count).prefix { $0 != " " && !$0.isNewline }.split(separator: ".")
    guard numbers.count >= 2, let major = Int(numbers[0]), let minor = Int(numbers[1]) else { return nil }
    self.init(major: major, minor: minor)
  }

  /// Asks the git on the `PATH`; nil when its answer is no version.
  package static func installed() throws -> GitVersion? {
    GitVersion(printed: try Git.ask(in: "/", ["version"]).output)
  }

  /// The version as people write it: `2.39`.
  package var text: String { "\(major).\(minor)" }

  package static func < (a: GitVersion, b: GitVersion) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}
