import Foundation

/// The key by which people get pseudonyms in one report.
enum PseudonymKey {
  /// The secret that `BYLINE_PSEUDONYM_KEY` holds, so that a report can be made again with the same pseudonyms; without
  /// it a new one each time, so that nobody can be followed from one report to the next.
  static func make() -> String {
    if let key = ProcessInfo.processInfo.environment["BYLINE_PSEUDONYM_KEY"], !key.isEmpty { return key }
    var generator = SystemRandomNumberGenerator()
    return "\(generator.next())\(generator.next())"
  }
}
