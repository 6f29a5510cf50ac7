import Facts
import Store

/// Everything that a report may ask: the metrics and lists of some repositories, under one privacy policy.
package struct ReportData: Sendable {
  let source: any RowSource
  /// The repositories, by name.
  package let repositories: [Scope]
  package let privacy: PrivacyPolicy
  /// The day after the last that is counted: the day of `asOf`, whatever the store holds beyond it.
  package let dataEnd: Int
  let memory: AnswerMemory
  var rehearsal: Rehearsal?

  /// A repository that a report is about.
  package struct Scope: Sendable, Equatable {
    package var id: Int
    package var name: String
    package var refName: String
    /// The commit that the history was read from; empty when there is none.
    package var tip: String
    /// The diff that the numbers rest on.
    package var diffOptions: String
  }

  /// Opens the repositories with these numbers (all of the store, when there are none).
  ///
  /// What is asked once is remembered in `memory`; data that share it must be of the same store and policy.
  package init(
    source: any RowSource, repositories wanted: [Int] = [], privacy: PrivacyPolicy = PrivacyPolicy(), dataEnd: Int,
    memory: AnswerMemory = AnswerMemory()
  ) throws {
    self.memory = memory
    self.source = RememberingSource(source: source, memory: memory)
    self.privacy = privacy
    self.dataEnd = dataEnd
    repositories = try source.rows(
      """
      SELECT r.repositoryId AS repositoryNumber, r.name AS repositoryName, r.refName AS historyRef, r.tip AS tipId,
        r.diffOptions AS diffText
      FROM repositories AS r ORDER BY r.name, r.location
      """
    ).map {
      Scope(
        id: $0.integer("repositoryNumber") ?? 0, name: $0.text("repositoryName"), refName: $0.text("historyRef"),
        tip: $0.text("tipId"), diffOptions: $0.text("diffText"))
    }.filter { wanted.isEmpty || wanted.contains($0.id) }
  }

  /// The numbers of the repositories.
  var ids: [Int] { repositories.map(\.id) }

  /// What results are said to be about: the repository's name, or `all` for several together.
  package var scopeName: String { repositories.count == 1 ? repositories[0].name : "all" }

  /// A metric's numbers in a window; unless `isFilled`, without those of weeks and repositories of which there is nothing.
  package func results(
    _ metric: String, _ period: Period, by dimensions: [Dimension] = [], isFilled: Bool = true
  ) throws -> [MetricResult] {
    guard !repositories.isEmpty else { return [] }
    let question = AnswerMemory.Question(
      metric: metric, period: period, split: MetricQuery.Split(dimensions, isFilled: isFilled))
    if let rehearsal {
      rehearsal.note(question)
      return []
    }
    return try memory.answer(question) { try answers([question])[0] }
  }

  /// Answers questions of one metric and window, all together as far as that is possible.
  func answers(_ questions: [AnswerMemory.Question]) throws -> [[MetricResult]] {
    guard let first = questions.first else { return [] }
    return try MetricQuery(
      MetricCatalogue.metric(id: first.metric), repositories: ids, period: first.period, privacy: privacy,
      dataEnd: max(dataEnd, first.period.endDay)
    ).results(splitBy: questions.map(\.split), from: source)
  }

  /// One measure of a metric, week by week.
  package func series(_ metric: String, _ measure: String = "", weeks: Range<Int>) throws -> [MetricResult] {
    try MetricQuery.periods(of: MetricCatalogue.metric(id: metric), weeks: weeks).flatMap { period, dimensions in
      try results(metric, period, by: dimensions).filter { $0.measure == measure }
    }
  }

  /// The condition that keeps a query to the repositories.
  func scope(_ column: String) -> String {
    ids.isEmpty ? "1 = 0" : "\(column) IN (\(ids.map(String.init).joined(separator: ", ")))"
  }
}
