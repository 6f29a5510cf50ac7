import Foundation
import Testing

/// What reports of the sample say of its lines agrees with itself.
@Suite struct DurabilityReportTests {
  private func report(_ arguments: [String], _ format: String) throws -> String {
    let outcome = try Sample.byline(["report"] + arguments + ["--format", format])
    #expect(outcome.status == 0)
    return outcome.output
  }

  private func weekly() throws -> [String: Any] {
    let text = try report([], "json")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func charts(_ document: [String: Any]) throws -> [[String: Any]] {
    let sections = try #require(document["sections"] as? [[String: Any]])
    let durability = try #require(sections.first { $0["id"] as? String == "durability" })
    return try #require(durability["blocks"] as? [[String: Any]]).compactMap { $0["chart"] as? [String: Any] }
  }

  @Test func theLastStackIsTheCodeAsItStands() throws {
    let document = try weekly()
    let chart = try #require(try charts(document).first { $0["kind"] as? String == "stackedArea" })
    let series = try #require(chart["series"] as? [[String: Any]])
    let stacked = series.compactMap { ($0["values"] as? [Any])?.last as? Double }.reduce(0, +)
    let week = try #require((chart["categories"] as? [String])?.last)
    let text = try report(["--week", week], "csv")
    let period = text.split(separator: "\n").filter { $0.hasPrefix("surviving-ai-share,") }
    let last = try #require(period.map { $0.split(separator: ",")[1] }.max())
    let counts = period.map { $0.split(separator: ",", omittingEmptySubsequences: false) }.filter {
      $0[1] == last && ["lines", "automation"].contains($0[5])
    }
    #expect(Set(counts.map { $0[5] }) == ["lines", "automation"])
    #expect(stacked > 0 && stacked == Set(counts).compactMap { Double($0[6]) }.reduce(0, +))
  }

  @Test func curvesFallAndStayWithinTheirBands() throws {
    let chart = try #require(try charts(weekly()).first { $0["kind"] as? String == "survival" })
    let series = try #require(chart["series"] as? [[String: Any]])
    #expect(!series.isEmpty)
    for curve in series {
      let values = try #require(curve["values"] as? [Any]).compactMap { $0 as? Double }
      #expect(values == values.sorted(by: >))
      for (value, bounds) in zip(
        values, zip(try #require(curve["low"] as? [Any]), try #require(curve["high"] as? [Any])))
      {
        guard let low = bounds.0 as? Double, let high = bounds.1 as? Double else { continue }
        #expect(low <= value && value <= high)
      }
    }
  }

  @Test func theBooksBalanceAndNothingRaisesTheAlarm() throws {
    for arguments in [[], ["headlines"]] {
      let text = try report(arguments, "markdown")
      #expect(text.contains("The line history balances: "))
      #expect(text.contains("as many as git counts"))
      #expect(!text.contains("Do not trust"))
    }
  }

  @Test func headlinesSayWhetherLinesHeldUp() throws {
    let text = try report(["headlines"], "markdown")
    for headline in ["Newly written lines gone within 14 days", "Lines of the last 52 weeks that last 90 days"] {
      #expect(text.contains("| \(headline)"))
    }
  }
}
