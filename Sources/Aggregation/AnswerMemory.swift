import Facts
import Store
import Synchronization

/// The answers of one report or site, so that what several of its parts ask is asked once.
///
/// The parts may be made side by side, which is why the answers stand behind a lock.
package final class AnswerMemory: Sendable {
  /// What was asked.
  package struct Question: Hashable, Sendable {
    var metric: String
    var period: Period
    var split: MetricQuery.Split
  }

  /// Longer answers of the store are not worth their room: they become numbers at once.
  private static let longestList = 2_000

  private let answers = Mutex<[Question: [MetricResult]]>([:])
  private let lists = Mutex<[String: [Row]]>([:])

  /// Remembers nothing yet.
  package init() {}

  /// The answer to a question: the remembered one, or what `ask` gives.
  func answer(_ question: Question, _ ask: () throws -> [MetricResult]) rethrows -> [MetricResult] {
    if let known = answers.withLock({ $0[question] }) { return known }
    let answer = try ask()
    remember(answer, to: question)
    return answer
  }

  /// Remembers an answer for whoever will ask.
  func remember(_ answer: [MetricResult], to question: Question) {
    answers.withLock { $0[question] = answer }
  }

  /// The rows of a SELECT: the remembered ones, or what `ask` gives.
  fileprivate func rows(_ sql: String, _ ask: () throws -> [Row]) rethrows -> [Row] {
    if let known = lists.withLock({ $0[sql] }) { return known }
    let rows = try ask()
    if rows.count <= Self.longestList { lists.withLock { $0[sql] = rows } }
    return rows
  }
}

/// A source of which every SELECT is run once.
struct RememberingSource: RowSource {
  let source: any RowSource
  let memory: AnswerMemory

  func rows(_ sql: String) throws -> [Row] { try memory.rows(sql) { try source.rows(sql) } }
}
