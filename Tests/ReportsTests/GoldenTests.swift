import Reports
import Testing

@Suite struct GoldenTests {
  @Test(arguments: FormatRegistry.all.map(\.id))
  func weeklyReportIsAsRecorded(id: String) throws {
    let format = try FormatRegistry.format(id)
    try Golden.expect(format.render(WeeklyExample.document), equals: "weekly.\(format.fileExtension)")
  }

  @Test(arguments: ["markdown", "html", "json"])
  func everyPictureIsAsRecorded(id: String) throws {
    let format = try FormatRegistry.format(id)
    try Golden.expect(format.render(ChartExample.document), equals: "charts.\(format.fileExtension)")
  }
}
