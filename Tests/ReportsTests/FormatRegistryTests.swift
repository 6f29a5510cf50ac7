import Facts
import Foundation
import Reports
import Testing

@Suite struct FormatRegistryTests {
  @Test func everyFormatFileIsInTheList() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources/Reports/Formats").path)
    let named = files.filter { $0.hasSuffix("Format.swift") }.map { String($0.dropLast(".swift".count)) }
    #expect(named.sorted() == FormatRegistry.all.map { "\(type(of: $0))" }.sorted())
  }

  @Test func idsAndExtensionsAreUniqueAndSorted() {
    let ids = FormatRegistry.all.map(\.id)
    #expect(ids == ["csv", "html", "json", "markdown"])
    #expect(FormatRegistry.all.map(\.fileExtension) == ["csv", "html", "json", "md"])
  }

  @Test(arguments: [("markdown", "markdown"), ("md", "markdown"), ("HTML", "html"), ("csv", "csv"), ("json", "json")])
  func aFormatIsFoundByItsIdOrExtension(name: String, id: String) throws {
    #expect(try FormatRegistry.format(name).id == id)
  }

  @Test func anUnknownFormatNamesTheKnownOnes() {
    let error = BylineError(
      .usage, "there is no format \"xlsx\"", hint: "use one of: csv, html, json, markdown")
    #expect(throws: error) { try FormatRegistry.format("xlsx") }
  }
}
