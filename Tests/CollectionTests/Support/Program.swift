import Foundation
import Testing

/// Runs a program to its end, without a shell; its input and output go through files, so that nothing can block.
enum Program {
  /// What a program left behind.
  struct Result {
    var status: Int32
    var output: [UInt8]
    var errors: String

    /// The output as text, without the line end.
    var text: String { String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines) }
    /// The output's lines.
    var lines: [String] {
      text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Runs a program with exactly this environment, in a folder.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String], input: [UInt8] = []
  ) throws -> Result {
    let base = FileManager.default.temporaryDirectory.appending(path: "byline-io-\(UUID().uuidString)")
    let files = ["in", "out", "err"].map { base.appendingPathExtension($0) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(input).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: [UInt8](try Data(contentsOf: files[1])),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
