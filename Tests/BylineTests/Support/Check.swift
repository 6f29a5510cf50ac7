import Foundation
import TestSupport
import Testing

/// What holds for every result in a format.
enum Check {
  /// Reads a result as another program would: as CSV with equal rows, as JSON, as a page without scripts.
  static func isWellFormed(
    _ text: String, _ format: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    // The comparisons stand alone so that a failure does not print the whole report.
    let isTerminated = text.hasSuffix("\n")
    #expect(isTerminated, sourceLocation: sourceLocation)
    switch format {
    case "csv":
      let records = try CSVReader.records(of: text)
      #expect(records.count > 1, sourceLocation: sourceLocation)
      #expect(
        Set(records.map(\.count)).count == 1, "all rows have the columns of the head", sourceLocation: sourceLocation)
    case "json":
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect(object?["results"] is [Any], sourceLocation: sourceLocation)
    case "html":
      let isWhole = text.hasPrefix("<!doctype html>") && text.hasSuffix("</html>\n")
      #expect(isWhole, sourceLocation: sourceLocation)
      let hasScript = text.lowercased().contains("<script")
      #expect(!hasScript, sourceLocation: sourceLocation)
    default:
      let isWhole = text.hasPrefix("# ") && text.contains("\n## Where the numbers come from\n")
      #expect(isWhole, sourceLocation: sourceLocation)
    }
  }
}
