import Facts
import Synchronization

/// The questions that the making of a document asks, noted while it is made of nothing.
package final class Rehearsal: Sendable {
  private let asked = Mutex<[AnswerMemory.Question]>([])

  /// Has noted nothing yet.
  package init() {}

  func note(_ question: AnswerMemory.Question) {
    asked.withLock { if !$0.contains(question) { $0.append(question) } }
  }

  /// What was asked, those questions together that one SELECT may answer.
  package var questions: [[AnswerMemory.Question]] {
    var groups: [[AnswerMemory.Question]] = []
    var places: [AnswerMemory.Question: Int] = [:]
    for question in asked.withLock({ $0 }) {
      var common = question
      common.split = MetricQuery.Split([])
      if let place = places[common] {
        groups[place].append(question)
      } else {
        places[common] = groups.count
        groups.append([question])
      }
    }
    return groups
  }
}

extension ReportData {
  /// The same data, which answer every question with nothing and note it; lists are read as ever.
  ///
  /// What is made of them shows what will be asked, so that questions can be answered together and side by side. Questions
  /// that only answers lead to are not among them; they are answered when they are asked.
  package func rehearsing(_ rehearsal: Rehearsal) -> ReportData {
    var data = self
    data.rehearsal = rehearsal
    return data
  }

  /// Answers questions of one metric and window before they are asked, for all who share the memory.
  package func prepare(_ questions: [AnswerMemory.Question]) throws {
    guard !repositories.isEmpty else { return }
    for (question, answer) in zip(questions, try answers(questions)) { memory.remember(answer, to: question) }
  }
}
