import Facts
import Store
import Synchronization
import Testing

@testable import Aggregation

/// Questions that are asked together, and answered before they are asked.
@Suite struct RehearsalTests {
  private let source = CountingSource()
  private let memory = AnswerMemory()
  private func data() throws -> ReportData {
    try ReportData(source: source, dataEnd: window.endDay, memory: memory)
  }

  @Test func aRehearsalNotesWhatIsAskedAndAnswersNothing() throws {
    let rehearsal = Rehearsal()
    let data = try data().rehearsing(rehearsal)
    for dimensions in [[], [.week], [], [.week, .origin]] as [[Dimension]] {
      #expect(try data.results("throughput", window, by: dimensions).isEmpty)
    }
    #expect(try data.results("growth", window).isEmpty)
    #expect(try data.results("throughput", Period(firstDay: 0, endDay: 7)).isEmpty)
    #expect(rehearsal.questions.map(\.count) == [3, 1, 1])
    #expect(source.selects(from: "unit_sums") == 0)
  }

  @Test func whatIsPreparedIsNotAskedAgain() throws {
    let rehearsal = Rehearsal()
    let splits: [[Dimension]] = [[], [.week], [.origin], [.week, .origin], [.repository]]
    for split in splits { _ = try data().rehearsing(rehearsal).results("throughput", window, by: split) }
    let data = try data()
    for questions in rehearsal.questions { try data.prepare(questions) }
    // One by week and origin, with all that is part of it, and one by repository.
    #expect(source.selects(from: "unit_sums") == 2)
    let metric = try MetricCatalogue.metric(id: "throughput")
    for split in splits {
      let alone = try MetricQuery(metric, period: window, by: split).results(from: Filling.mixed.store())
      #expect(try data.results("throughput", window, by: split) == alone)
    }
    #expect(source.selects(from: "unit_sums") == 2)
  }

  /// A metric that counts rows is asked for every split by itself.
  @Test func rowsThatDoNotAddUpAreSelectedOneByOne() throws {
    let metric = try MetricCatalogue.metric(id: "ai-active-contributors")
    let splits = [[], [.week], [.week, .repository]].map { MetricQuery.Split($0) }
    _ = try MetricQuery(metric, period: window).results(splitBy: splits, from: source)
    #expect(source.selects(from: "change_sums") == 3)
  }

  @Test func weeksWithoutRowsMayBeLeftOut() throws {
    let metric = try MetricCatalogue.metric(id: "throughput")
    let long = Period(firstDay: window.firstDay - 700, endDay: window.endDay)
    let splits = [MetricQuery.Split([.week]), MetricQuery.Split([.week], isFilled: false)]
    let answers = try MetricQuery(metric, period: long).results(splitBy: splits, from: source)
    let weeks = answers.map { Set($0.map(\.group)) }
    #expect(weeks[0].count > 100 && weeks[1].count < 20 && weeks[1].isSubset(of: weeks[0]))
    #expect(!weeks[1].isEmpty && answers[1] == answers[0].filter { weeks[1].contains($0.group) })
    #expect(source.selects(from: "unit_sums") == 1)
  }
}

/// A store that counts what is asked of it.
private final class CountingSource: RowSource {
  private let asked = Mutex<[String]>([])

  func rows(_ sql: String) throws -> [Row] {
    asked.withLock { $0.append(sql) }
    return try Filling.mixed.store().rows(sql)
  }

  func selects(from table: String) -> Int { asked.withLock { $0.count { $0.contains("FROM \(table) AS ") } } }
}
