import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Git on one repository, with everything that could colour its answers pinned or switched off.
///
/// The user's and the system's configuration are not read; what a repository's own configuration could change is named
/// on the command line. Attributes of the work tree are out of reach because git runs inside the git directory without
/// a work tree, and nothing is ever fetched.
struct Git: Sendable {
  /// The repository's git directory, absolute.
  let directory: String
  private let environment: [String]

  /// Git on the repository whose git directory is given.
  init(directory: String) {
    self.directory = directory
    environment =
      Git.inherited()
      + [
        "GIT_DIR=\(directory)", "GIT_IMPLICIT_WORK_TREE=0", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
        "GIT_CONFIG_SYSTEM=/dev/null", "GIT_ATTR_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
        // glibc gives large blocks back to the system and asks for them again, a blob each: keeping them saves git a
        // seventh of its time. Other C libraries do not know these names.
        "MALLOC_TRIM_THRESHOLD_=268435456", "MALLOC_MMAP_THRESHOLD_=67108864", "MALLOC_TOP_PAD_=16777216",
        "GIT_PAGER=cat", "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "LC_ALL=C",
      ]
  }

  /// The options that every call gets: what a repository's own configuration must not decide.
  private static let pinned = [
    "-c", "core.quotePath=false", "-c", "core.attributesFile=/dev/null", "-c", "core.bigFileThreshold=512m",
    "-c", "core.fsmonitor=false", "-c", "diff.suppressBlankEmpty=false",
    "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", "-c", "mailmap.file=/dev/null",
    "-c", "blame.ignoreRevsFile=", "-c", "log.showSignature=false", "--no-pager",
  ]

  /// Starts git with these arguments.
  func start(_ arguments: [String], input: [UInt8] = [], environment extra: [String] = []) throws -> GitProcess {
    try GitProcess(
      arguments: ["git", "-C", directory] + Git.pinned + arguments, environment: environment + extra, input: input)
  }

  /// Runs git to its end and gives all that it printed; throws git's own words when it failed.
  func output(_ arguments: [String], input: [UInt8] = [], environment extra: [String] = []) throws -> [UInt8] {
    let process = try start(arguments, input: input, environment: extra)
    let bytes = Git.readAll(process.output)
    try process.finish()
    return bytes
  }

  /// Runs git to its end and gives what it printed, or nil when it answered with a status other than 0.
  func answer(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8]? {
    let process = try start(arguments, input: input)
    let bytes = Git.readAll(process.output)
    return process.wait().status == 0 ? bytes : nil
  }

  /// Runs git in a folder as the user would, with the user's own configuration: only to find a repository, so that
  /// git's own safety checks decide whether it may be read.
  static func ask(in folder: String, _ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
    let process = try GitProcess(
      arguments: ["git", "-C", folder, "--no-pager"] + arguments,
      environment: inherited() + ["LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0"])
    let bytes = readAll(process.output)
    let (status, errors) = process.wait()
    return (status, String(decoding: bytes, as: UTF8.self), errors)
  }

  /// The environment without anything that would point git elsewhere.
  private static func inherited() -> [String] {
    var result: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let variable = String(cString: text)
      if !variable.hasPrefix("GIT_") && !variable.hasPrefix("LC_ALL=") { result.append(variable) }
      entry += 1
    }
    return result
  }

  /// Everything that can be read from a descriptor.
  static func readAll(_ file: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    while Descriptor.append(from: file, to: &bytes, atMost: 1 << 20) > 0 {}
    return bytes
  }
}

extension [UInt8] {
  /// The bytes as text without surrounding blanks and line ends.
  var trimmedText: String { Substring(String(decoding: self, as: UTF8.self)).trimmingBlanks }

  /// The pieces between separator bytes, without empty ones.
  func pieces(_ separator: UInt8) -> [ArraySlice<UInt8>] {
    split(separator: separator, omittingEmptySubsequences: true)
  }
}
