import Facts

/// Every way in which Byline writes a document down.
package enum FormatRegistry {
  /// The formats, sorted by id.
  package static let all: [any ReportFormat] = [CSVFormat(), HTMLFormat(), JSONFormat(), MarkdownFormat()]

  /// The format with an id, or with the file extension that is usual for it (`md`).
  package static func format(_ name: String) throws(BylineError) -> any ReportFormat {
    let wanted = name.lowercased()
    if let format = all.first(where: { $0.id == wanted || $0.fileExtension == wanted }) { return format }
    throw BylineError(
      .usage, "there is no format \"\(PlainText.line(name))\"",
      hint: "use one of: \(all.map(\.id).joined(separator: ", "))")
  }
}
