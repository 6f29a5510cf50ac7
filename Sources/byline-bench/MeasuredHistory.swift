import ArgumentParser
import Foundation

/// What is to be measured of a repository: its size, where its last week begins, and the files that can be blamed.
struct MeasuredHistory {
  let commits: Int
  /// The last mainline commit that is a week older than the tip; nil where there is none.
  let weekStart: String?
  /// How many commits came after it.
  let weekCommits: Int
  /// The paths of the text files at the tip: neither binary, nor empty, nor links.
  let textFiles: [[UInt8]]

  /// Asks git.
  init(repository: String, ref: String) throws {
    func git(_ arguments: [String]) throws -> [UInt8] { try output(of: ["git", "-C", repository] + arguments) }
    func count(_ range: String) throws -> Int {
      Int(String(decoding: try git(["rev-list", "--count", range]).dropLast(), as: UTF8.self)) ?? 0
    }
    commits = try count(ref)
    let mainline = try git(["log", "--first-parent", "--format=%ct %H", ref]).split(separator: 0x0a).map { line in
      let words = line.split(separator: 0x20)
      return (Int(String(decoding: words[0], as: UTF8.self)) ?? 0, String(decoding: words[1], as: UTF8.self))
    }
    let week = 7 * 86_400
    let end = mainline.first?.0 ?? 0
    weekStart = mainline.first { $0.0 <= end - week }?.1
    weekCommits = try weekStart.map { try count("\($0)..\(ref)") } ?? 0

    // Regular files have modes that begin with 100.
    let entries = try git(["ls-tree", "-r", "-z", "--full-tree", ref]).split(separator: 0)
    let files = Set(
      entries.filter { $0.starts(with: "100".utf8) }.compactMap { entry in
        entry.firstIndex(of: 0x09).map { Array(entry[($0 + 1)...]) }
      })
    let emptyTree = String(decoding: try git(["hash-object", "-t", "tree", "/dev/null"]).dropLast(), as: UTF8.self)
    let counts = try git(["diff-tree", "-r", "-z", "--numstat", "--no-renames", emptyTree, ref]).split(separator: 0)
    textFiles = counts.compactMap { record in
      let fields = record.split(separator: 0x09, maxSplits: 2)
      guard fields.count == 3, let lines = Int(String(decoding: fields[0], as: UTF8.self)), lines > 0 else {
        return nil
      }
      return Array(fields[2])
    }.filter { files.contains($0) }
  }
}

/// What a program prints.
func output(of arguments: [String]) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw ValidationError("\(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
  }
  return bytes
}
