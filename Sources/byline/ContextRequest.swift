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
    try contexts(workspace, count: 1)[0]
  }

  /// The same several times, each with a connection of its own to the store, for documents that are made side by side.
  func contexts(_ workspace: Workspace, count: Int) throws -> [ReportContext] {
    let settings = workspace.settings
    let isHuman = settings.unmarkedIsHuman.value
    let privacy = settings.privacy(pseudonymKey: PseudonymKey.make())
    let memory = AnswerMemory()
    return try (0..<max(count, 1)).map { number in
      let store = number == 0 ? workspace.store : try FactStore(path: workspace.store.path)
      let source: any RowSource = isHuman ? try store.countingUnmarkedAsHuman() : store
      let data = try ReportData(
        source: source, repositories: workspace.repositories, privacy: privacy,
        dataEnd: Calendar.day(ofSeconds: asOf) + 1, memory: memory)
      let (period, note) = try shown(data)
      return ReportContext(
        data: data, period: period, isWeek: isWeek, windowNote: note, asOf: asOf, unmarkedIsHuman: isHuman,
        version: Byline.version)
    }
  }

  /// The window that is shown, and why where a reader would expect another.
  ///
  /// Where nothing landed in the week that is due, it is the last week in which something did. Where the history is
  /// younger than a long window, the window begins with it: weeks before the first are not weeks without changes.
  private func shown(_ data: ReportData) throws -> (Period, note: String) {
    guard !isGiven else { return (period, "") }
    guard isWeek else {
      guard let first = try data.firstActiveDay(), period.firstDay < first, first < period.endDay else {
        return (period, "")
      }
      let week = Calendar.week(ofDay: first)
      return (
        Period(firstDay: Calendar.firstDay(ofWeek: week), endDay: period.endDay),
        "The history begins in \(Calendar.weekLabel(week)), and this window with it."
      )
    }
    guard let day = try data.lastActiveDay(before: period.endDay), day < period.firstDay else { return (period, "") }
    let due = Calendar.weekLabel(Calendar.week(ofDay: period.firstDay))
    return (
      Period(week: Calendar.week(ofDay: day)),
      "Nothing landed in \(due); this is the last week in which something did."
    )
  }
}
