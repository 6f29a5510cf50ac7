/// The headlines that need more than git holds.
enum HeadlineGaps {
  private static let gaps = [
    ("Merges that no person touched", "review records"),
    ("Sessions that a judge or a failed check turned back, and how many recovered", "review records and check results"),
    ("Weeks until a fleet-wide change reached 50, 80 and 100 %", "review records that share a campaign's key"),
    ("Deployments per day", "deployment records"),
    ("Engineering time saved", "hours per class of work that you declare"),
    ("Engineers who say that they are more productive", "a survey"),
    ("Cost per change", "an export of what was spent"),
  ]

  static func section() -> ReportDocument.Section {
    let table = ReportDocument.Table(
      columns: [.init("Headline"), .init("Here")], rows: gaps.map { [$0.0, "not measured: needs \($0.1)"] })
    return ReportDocument.Section(id: "not-measured", title: "Not measured", blocks: [.table(table)])
  }
}
