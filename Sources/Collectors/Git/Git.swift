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
/// The user's and the system's configuration are not read, and nothing is ever fetched. What is asked of refs is asked in
/// the repository's own git directory; what is asked of commits, trees and blobs in an isolated one, where the
/// repository's own configuration is out of reach too.
struct Git: Sendable {
  /// The git directory in which git runs, absolute.
  let directory: String
  private let environment: [String]
  private let isolation: IsolatedDirectory?

  /// Git in a repository's own git directory.
  init(directory: String) {
    self.directory = directory
    environment = Git.environment(directory)
    isolation = nil
  }

  /// Git in an isolated directory, on the objects of the repository whose shared git directory is given.
  init(objectsOf location: String, in isolation: IsolatedDirectory) {
    directory = isolation.path
    environment = Git.environment(isolation.path) + ["GIT_OBJECT_DIRECTORY=\(location)/objects"]
    self.isolation = isolation
  }

  private static func environment(_ directory: String) -> [String] {
    inherited()
      + [
        "GIT_DIR=\(directory)", "GIT_IMPLICIT_WORK_TREE=0", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
        "GIT_CONFIG_SYSTEM=/dev/null", "GIT_ATTR_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
        // glibc gives large blocks back to the system and asks for them again, a blob each: keeping them saves git a
        // seventh of its time. Other C libraries do not know these names.
        "MALLOC_TRIM_THRESHOLD_=268435456", "MALLOC_MMAP_THRESHOLD_=67108864", "MALLOC_TOP_PAD_=16777216",
        "GIT_PAGER=cat", "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "LC_ALL=C",
      ]
  }

  /// The options that every call gets.
  ///
  /// Without `core.attributesFile` git would look for one in the home folder.
  private static let pinned = [
    "-c", "core.quotePath=false", "-c", "core.attributesFile=/dev/null", "-c", "core.bigFileThreshold=512m",
    "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager",
  ]

  /// Starts git with these arguments, and perhaps a path as the last.
  func start(
    _ arguments: [String], path: [UInt8]? = nil, input: [UInt8] = [], environment extra: [String] = []
  ) throws -> GitProcess {
    try GitProcess(
      arguments: ["git", "-C", directory] + Git.pinned + arguments, path: path, environment: environment + extra,
      input: input)
  }

  /// Starts git with what another process prints as its input.
  func start(_ arguments: [String], reading source: Int32) throws -> GitProcess {
    try GitProcess(
      arguments: ["git", "-C", directory] + Git.pinned + arguments, environment: environment, source: source)
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
      environment: inherited(withConfiguration: true) + ["LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0"])
    let bytes = readAll(process.output)
    let (status, errors) = process.wait()
    return (status, String(decoding: bytes, as: UTF8.self), errors)
  }

  /// The environment without anything that would point git elsewhere; with or without the configuration that it holds.
  private static func inherited(withConfiguration: Bool = false) -> [String] {
    var result: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let variable = String(cString: text)
      let isGits = variable.hasPrefix("GIT_") && !(withConfiguration && variable.hasPrefix("GIT_CONFIG"))
      if !isGits && !variable.hasPrefix("LC_ALL=") { result.append(variable) }
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
