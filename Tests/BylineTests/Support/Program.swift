import Foundation

/// The program under test, as a user runs it: a process with arguments, a folder and an environment.
enum Program {
  /// What a process left behind.
  struct Outcome {
    /// The exit status; the signal's number when one ended it.
    var status: Int32
    var wasKilled: Bool
    var output: String
    var errors: String
  }

  /// The program's path: the build puts it beside the tests.
  static let path: String? = {
    let bundles = [Bundle.main] + Bundle.allBundles
    let folders =
      bundles.flatMap { [$0.bundleURL, $0.bundleURL.deletingLastPathComponent()] }
      + bundles.compactMap { $0.executableURL?.deletingLastPathComponent() }
    return folders.map { $0.appending(path: "byline").path }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// The folder that holds `Package.swift`.
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Makes a process that is ready to run, its output going to files: a pipe could fill up while nobody reads it.
  static func process(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String], output: URL, errors: URL
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    return process
  }

  /// Waits for a process and reads what it wrote.
  static func outcome(of process: Process, output: URL, errors: URL) throws -> Outcome {
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
