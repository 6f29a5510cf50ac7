import Foundation
import Testing

/// Files with the expected output, beside the suites.
///
/// A file is written only when it is missing or when `RECORD_GOLDEN=1` asks for it, and then the test is red: a record
/// is read before it is trusted. A mismatch never changes a file.
enum Golden {
  /// Expects text to equal the golden file of that name, byte for byte.
  static func expect(
    _ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    let isAsked = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    guard !isAsked, let recorded = try? Data(contentsOf: file) else {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): read it, then run again without RECORD_GOLDEN", sourceLocation: sourceLocation)
      return
    }
    #expect(
      Data(text.utf8) == recorded, "\(firstDifference(text, String(decoding: recorded, as: UTF8.self)))",
      sourceLocation: sourceLocation)
  }

  private static func firstDifference(_ text: String, _ recorded: String) -> String {
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(new, old).enumerated().first { $1.0 != $1.1 }?.offset ?? min(new.count, old.count)
    let (was, now) = (line < old.count ? old[line] : "", line < new.count ? new[line] : "")
    return "line \(line + 1) was \"\(was)\" and is \"\(now)\""
  }
}
