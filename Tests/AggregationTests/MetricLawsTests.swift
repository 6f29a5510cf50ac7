import Aggregation
import Facts
import Testing

/// What holds for every metric, whatever it measures.
@Suite struct MetricLawsTests {
  static let ids = MetricCatalogue.all.map(\.id)
  private let privacy = PrivacyPolicy(people: .names)

  @Test func idsAreUniqueSortedAndInKebabCase() {
    #expect(Self.ids == Set(Self.ids).sorted())
    for id in Self.ids {
      #expect(id.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })
      #expect(!id.hasPrefix("-") && !id.hasSuffix("-") && !id.contains("--"))
    }
  }

  @Test(arguments: ids)
  func documentsAllThatItMust(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let sentences = [metric.definition] + metric.pitfalls + metric.measures.map(\.meaning)
    #expect(sentences.allSatisfy { $0.hasSuffix(".") && $0.first?.isUppercase == true })
    #expect(metric.question.hasSuffix("?") && metric.question.count > 10)
    let labels = [metric.title, metric.denominator] + metric.inputs
    #expect(labels.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
    #expect(!metric.pitfalls.isEmpty && !metric.inputs.isEmpty && !metric.measures.isEmpty)
    #expect(Set(metric.measures.map(\.id)).count == metric.measures.count)
    #expect(metric.measures.first?.unit == metric.unit)
    #expect(metric.partDimensions.isSubset(of: metric.dimensions.keys))
    #expect(sentences.allSatisfy { !$0.contains("\n") && !$0.contains("  ") && !$0.contains("|") })
  }

  @Test(arguments: ids, Filling.allCases)
  func answersWithFiniteNumbersOfTheMeasuresItDeclares(id: String, filling: Filling) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let store = try filling.store()
    for dimensions in Self.splits(of: metric) {
      let results = try MetricQuery(metric, period: window, by: dimensions, privacy: privacy).results(from: store)
      #expect(!dimensions.isEmpty || !results.isEmpty)
      for result in results { check(result, of: metric, dimensions) }
      let keys = results.map { $0.group + [$0.measure] }
      #expect(Set(keys).count == keys.count, "a number is given twice")
    }
  }

  @Test(arguments: ids)
  func answersTheSameTwice(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let store = try Filling.mixed.store()
    for dimensions in Self.splits(of: metric) {
      let query = MetricQuery(metric, period: window, by: dimensions, privacy: privacy)
      let results = try query.results(from: store)
      #expect(try query.results(from: store) == results)
      // The bands of age stand in the order of age.
      guard !dimensions.contains(.age) else { continue }
      #expect(results.map(\.group) == results.map(\.group).sorted(by: Self.precedes))
    }
  }

  /// Tables of sums are read for speed; they must say what the facts say.
  @Test(arguments: ids)
  func answersTheSameFromSumsAndFromFacts(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let store = try Filling.mixed.store()
    for dimensions in Self.splits(of: metric) {
      var query = MetricQuery(metric, period: window, by: dimensions, privacy: privacy)
      let results = try query.results(from: store)
      query.readsSums = false
      #expect(try query.results(from: store) == results)
    }
  }

  /// Rows split further than was asked give the same numbers.
  @Test(arguments: ids)
  func answersSeveralSplitsAtOnceAsOneByOne(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let store = try Filling.mixed.store()
    let splits = Self.splits(of: metric).map { MetricQuery.Split($0) }
    let query = MetricQuery(metric, period: window, privacy: privacy)
    let alone = try splits.map { try query.results(splitBy: [$0], from: store)[0] }
    // With the last, all are parts of one; without it, single dimensions share a SELECT.
    #expect(try query.results(splitBy: splits, from: store) == alone)
    #expect(try query.results(splitBy: splits.dropLast(), from: store) == Array(alone.dropLast()))
  }

  /// What has no team, and why.
  private static let withoutTeams = [
    "change-fail-rate": "a deployment holds the work of many",
    "data-health": "it is about the store",
    "deployment-frequency": "a deployment holds the work of many",
    "deployment-rework-rate": "a deployment holds the work of many",
    "recovery-time": "a deployment holds the work of many",
  ]

  @Test func everyMetricIsSplitByTeamOrSaysWhyNot() {
    let missing = MetricCatalogue.all.filter { $0.dimensions[.team] == nil }.map(\.id)
    #expect(missing == Self.withoutTeams.keys.sorted())
  }

  /// A metric about groups of people has no single ones; every other shows them to those who may see them.
  @Test(arguments: ids)
  func singlePeopleAreASplitOnlyWhereThePolicyKeepsThem(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    guard metric.dimensions[.contributor] != nil else { return }
    #expect(!metric.describesPeople)
    #expect(metric.dimensions[.team] == metric.dimensions[.contributor])
    #expect(throws: BylineError.self) {
      try MetricQuery(metric, period: window, by: [.contributor]).results(from: Filling.mixed.store())
    }
  }

  /// Shares within a group are not comparable with the total, counts are: parts of a count add up to it.
  @Test(arguments: ["throughput", "ai-changes-landed", "features-shipped", "mark-channels"])
  func countsOfRepositoriesAddUpToTheTotal(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let store = try Filling.mixed.store()
    let total = try MetricQuery(metric, period: window).results(from: store)
    let parts = try MetricQuery(metric, period: window, by: [.repository]).results(from: store)
    let whole = try #require(total.first { $0.measure.isEmpty }?.value)
    #expect(whole > 0)
    #expect(parts.filter { $0.measure.isEmpty }.compactMap(\.value).reduce(0, +) == whole)
  }

  private func check(_ result: MetricResult, of metric: any Metric, _ dimensions: [Dimension]) {
    #expect(result.metric == metric.id)
    #expect(result.dimensions == dimensions.map(\.rawValue) && result.group.count == dimensions.count)
    #expect(result.group.allSatisfy { !$0.isEmpty })
    let measure = metric.measures.first { $0.covers(result.measure) }
    #expect(measure != nil, "\(metric.id) gives \(result.measure) without declaring it")
    #expect(result.unit == measure?.unit)
    let numbers = [result.value, result.low, result.high, result.coverage].compactMap { $0 }
    #expect(numbers.allSatisfy { $0.isFinite })
    #expect((result.value == nil) == (result.outcome != .value))
    #expect(result.n >= 0)
    #expect((result.low == nil) == (result.high == nil))
    if let low = result.low, let high = result.high, let value = result.value {
      #expect(low <= value && value <= high)
    }
    if let coverage = result.coverage { #expect((0...1).contains(coverage)) }
    if result.unit == .share, let value = result.value {
      // A difference of two shares may be negative; all others are parts of a whole.
      let isDifference =
        result.metric == "excess-rework" && result.measure.isEmpty || result.measure.hasSuffix("ifference")
      #expect((isDifference ? -1...1 : 0...1).contains(value))
    }
    if result.outcome == .insufficient { #expect(result.numerator == nil && result.denominator == nil) }
  }

  /// The total, every dimension alone, and all of them together.
  static func splits(of metric: any Metric) -> [[Dimension]] {
    let all = Dimension.allCases.filter { metric.dimensions[$0] != nil }
    return [[]] + all.map { [$0] } + (all.count > 1 ? [all] : [])
  }

  private static func precedes(_ a: [String], _ b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }
}
