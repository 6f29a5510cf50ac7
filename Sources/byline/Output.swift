import Facts
import Foundation
import Reports

/// Where text goes: results to standard output or a file, everything else to standard error.
enum Output {
  /// Writes a result: to a file, atomically, or to standard output.
  static func write(_ text: String, to path: String?) throws {
    if let path, path != "-" {
      try AtomicFile.write(text, to: path)
    } else {
      FileHandle.standardOutput.write(Data(text.utf8))
    }
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }

  /// True when a person watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }
}
