import Facts
import Reports
import Testing

/// What holds for every format, whatever the document.
@Suite struct FormatLawsTests {
  private static let ids = FormatRegistry.all.map(\.id)

  @Test(arguments: ids)
  func anEmptyDocumentStillRenders(id: String) throws {
    let text = try FormatRegistry.format(id).render(ReportDocument(id: "empty", title: "Nothing"))
    #expect(text.hasSuffix("\n"))
    #expect(!text.hasSuffix("\n\n"))
    #expect(!text.contains("\r"))
  }

  @Test(arguments: ids, HostileText.examples)
  func hostileTextNeverActs(id: String, text: String) throws {
    let rendered = try FormatRegistry.format(id).render(HostileText.document(text))
    #expect(rendered.hasSuffix("\n"))
    let active = rendered.unicodeScalars.filter(Self.isActive)
    #expect(active.isEmpty, "\(id) lets \(active.map { $0.value }) through")
  }

  @Test(arguments: ids)
  func theSameDocumentGivesTheSameBytes(id: String) throws {
    let format = try FormatRegistry.format(id)
    #expect(format.render(WeeklyExample.document) == format.render(WeeklyExample.document))
  }

  @Test(arguments: ids)
  func numbersOutOfThisWorldRender(id: String) throws {
    var document = WeeklyExample.document
    document.results = [1e308, -1e-308, .nan, .infinity, -0.0].map { value in
      var entry = WeeklyExample.results[0]
      (entry.result.value, entry.result.low, entry.result.high) = (value, -value, value)
      return entry
    }
    let text = try FormatRegistry.format(id).render(document).lowercased()
    #expect(!text.contains("nan,") && !text.contains("inf,") && !text.contains(": nan") && !text.contains(": inf"))
  }

  /// Controls other than the line end and the tab, direction overrides and invisible tags.
  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }
}
