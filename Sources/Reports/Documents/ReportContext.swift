import Aggregation
import Facts

/// What a document is made for: the data, the window, and what a reader must be told about both.
package struct ReportContext: Sendable {
  package var data: ReportData
  package var period: Period
  /// True when the window is one ISO week.
  package var isWeek: Bool
  /// Why this window and not the one that a reader would expect; empty when it is.
  package var windowNote: String
  /// The moment as of which the report speaks (seconds since 1970 UTC).
  package var asOf: Int64
  /// True when a team that enforces marking counts what is unmarked as a person's.
  package var unmarkedIsHuman: Bool
  package var version: String

  /// Makes a context.
  package init(
    data: ReportData, period: Period, isWeek: Bool, windowNote: String = "", asOf: Int64,
    unmarkedIsHuman: Bool = false, version: String
  ) {
    self.data = data
    self.period = period
    self.isWeek = isWeek
    self.windowNote = windowNote
    self.asOf = asOf
    self.unmarkedIsHuman = unmarkedIsHuman
    self.version = version
  }

  /// The window as people write it: `2026-W33` or `2026-08-01 to 2026-08-14`.
  package var periodLabel: String {
    let days = "\(Calendar.dayLabel(period.firstDay)) to \(Calendar.dayLabel(period.endDay - 1))"
    return isWeek ? "\(Calendar.weekLabel(Calendar.week(ofDay: period.firstDay))) (\(days))" : days
  }

  /// The window of the same length just before.
  package var previous: Period { Period(firstDay: period.firstDay - period.days, endDay: period.firstDay) }

  /// The repositories' names, or how many there are.
  package var scopeLabel: String {
    let names = data.repositories.map(\.name)
    return names.count <= 4 ? names.joined(separator: ", ") : "\(names.count) repositories"
  }

  /// What the report is made from, for its foot.
  package var provenance: [ReportDocument.Field] {
    var fields = [
      ReportDocument.Field("Made by", "Byline \(version)"),
      ReportDocument.Field("As of", Calendar.timeLabel(asOf)),
    ]
    for repository in data.repositories.prefix(12) {
      let tip = repository.tip.isEmpty ? "no commits" : String(repository.tip.prefix(12))
      fields.append(ReportDocument.Field("Repository \(repository.name)", "\(repository.refName) at \(tip)"))
    }
    if let diff = data.repositories.first?.diffOptions { fields.append(ReportDocument.Field("Diff", diff)) }
    fields.append(
      ReportDocument.Field(
        "Unmarked lines", unmarkedIsHuman ? "counted as human, by this team's setting" : "unmarked is not human"))
    fields.append(ReportDocument.Field("Time", "UTC, ISO 8601 weeks, dated by when a change landed on the mainline"))
    return fields
  }
}
