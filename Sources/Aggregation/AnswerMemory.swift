import Facts
import Synchronization

/// The answers of one report or site, so that a question that several of its parts ask is asked once.
///
/// The parts may be made side by side, which is why the answers stand behind a lock.
package final class AnswerMemory: Sendable {
  /// What was asked.
  struct Question: Hashable {
    var metric: String
    var period: Period
    var dimensions: [Dimension]
  }

  private let answers = Mutex<[Question: [MetricResult]]>([:])

  /// Remembers nothing yet.
  package init() {}

  /// The answer to a question: the remembered one, or what `ask` gives.
  func answer(_ question: Question, _ ask: () throws -> [MetricResult]) rethrows -> [MetricResult] {
    if let known = answers.withLock({ $0[question] }) { return known }
    let answer = try ask()
    answers.withLock { $0[question] = answer }
    return answer
  }
}
