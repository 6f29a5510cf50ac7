import Aggregation
import Facts
import Reports
import Store

/// The window that was asked for, checked before any work is done.
struct ContextRequest {
  private let asOf: Int64
  private let period: Period
  private let isGiven: Bool
  private let isWeek: Bool

  /// Reads the options; without days the window is that many complete weeks up to the moment of the report.
  init(_ window: WindowOptions, defaultWeeks: Int) throws {
    asOf = try window.moment()
    isGiven = window.isGiven
    isWeek = window.week != nil || (!window.isGiven && defaultWeeks == 1)
    var period = try ReportWindow.period(
      week: window.week, since: window.since, until: window.until, asOf: asOf)
    if !isGiven { period.firstDay = period.endDay - 7 * defaultWeeks }
    self.period = period
  }

  /// What a document is made for.
  func context(_ workspace: Workspace) throws -> ReportContext {
    let settings = workspace.settings
    let isHuman = settings.unmarkedIsHuman.value
    let source: any RowSource = isHuman ? try workspace.store.countingUnmarkedAsHuman() : workspace.store
    let data = try ReportData(
      source: source, repositories: workspace.repositories,
      privacy: settings.privacy(pseudonymKey: PseudonymKey.make()), dataEnd: Calendar.day(ofSeconds: asOf) + 1)
    let (period, note) = try shown(data)
    return ReportContext(
      data: data, period: period, isWeek: isWeek, windowNote: note, asOf: asOf, unmarkedIsHuman: isHuman,
      version: Byline.version)
  }

  /// The window; where it is the week that is due and nothing landed in it, the last week in which something did.
  private func shown(_ data: ReportData) throws -> (Period, note: String) {
    guard !isGiven, isWeek, let day = try data.lastActiveDay(before: period.endDay), day < period.firstDay else {
      return (period, "")
    }
    let due = Calendar.weekLabel(Calendar.week(ofDay: period.firstDay))
    return (
      Period(week: Calendar.week(ofDay: day)),
      "Nothing landed in \(due); this is the last week in which something did."
    )
  }
}
