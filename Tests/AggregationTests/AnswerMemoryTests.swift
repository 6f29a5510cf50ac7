import Facts
import Testing

@testable import Aggregation

@Suite struct AnswerMemoryTests {
  private static func answer(_ value: Double) -> [MetricResult] {
    [MetricResult(metric: "m", period: Period(firstDay: 0, endDay: 7), value: value, unit: .share, n: 1)]
  }

  private static func question(_ metric: String, _ days: Int, _ dimensions: [Dimension]) -> AnswerMemory.Question {
    .init(metric: metric, period: Period(firstDay: 0, endDay: days), split: MetricQuery.Split(dimensions))
  }

  @Test func aQuestionIsAskedOnce() {
    let memory = AnswerMemory()
    var asked = 0
    for _ in 0..<3 {
      let answer = memory.answer(Self.question("m", 7, [.week])) {
        asked += 1
        return Self.answer(0.5)
      }
      #expect(answer == Self.answer(0.5))
    }
    #expect(asked == 1)
  }

  /// Another metric, window, split or order of splits is another question.
  @Test func everyPartOfAQuestionCounts() {
    let memory = AnswerMemory()
    let questions = [
      Self.question("m", 7, [.week]), Self.question("other", 7, [.week]), Self.question("m", 8, [.week]),
      Self.question("m", 7, []), Self.question("m", 7, [.week, .origin]), Self.question("m", 7, [.origin, .week]),
    ]
    for round in 0..<2 {
      for (place, question) in questions.enumerated() {
        #expect(memory.answer(question) { Self.answer(Double(place)) } == Self.answer(Double(place)), "round \(round)")
      }
    }
  }

  @Test func whatFailedIsAskedAgain() throws {
    let memory = AnswerMemory()
    #expect(throws: BylineError.self) {
      try memory.answer(Self.question("m", 7, [])) { throw BylineError(.failure, "no") }
    }
    #expect(memory.answer(Self.question("m", 7, [])) { Self.answer(1) } == Self.answer(1))
  }
}
