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
      do {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      } catch {
        throw BylineError(
          .failure, "standard output cannot be written: \(Output.words(of: error))", hint: "check the space on the disk"
        )
      }
    }
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    note("\(line)\n")
  }

  /// Writes text to standard error as it is.
  ///
  /// Where that cannot be written there is nobody left to tell.
  static func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// The system's words for a failed write.
  private static func words(of error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let cause, cause.domain == NSPOSIXErrorDomain else { return "\(error)" }
    return String(cString: strerror(Int32(cause.code)))
  }

  /// True when a person watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }
}
