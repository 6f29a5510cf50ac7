import Logging

/// Writes log messages to standard error as plain lines: no times, no labels, a word only where something is wrong.
///
/// Standard output is the result and nothing else. Messages never hold commit messages, code or addresses.
struct LineLogHandler: LogHandler {
  var logLevel = Logger.Level.notice
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let word = event.level >= .warning ? "\(event.level): " : ""
    Output.complain("\(word)\(event.message)")
  }
}

extension StoreOptions {
  /// A logger that says as much as was asked for: with `--verbose` all, with `--quiet` errors only.
  var log: Logger {
    var logger = Logger(label: "byline")
    logger.logLevel = verbose ? .debug : quiet ? .error : .notice
    return logger
  }
}
