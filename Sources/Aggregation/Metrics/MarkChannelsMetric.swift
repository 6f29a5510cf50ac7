import Facts
import Store

/// How many commits each channel marks, and how little the channels agree.
struct MarkChannelsMetric: Metric {
  let id = "mark-channels"
  let title = "Channels of AI marks"
  let question = "Where do the signs of AI come from, and do they agree?"
  let definition = """
    Commits with strong AI evidence in each channel (author, co-author, footer, line record, …), in each pair of \
    channels, and in any; merges and rule-based bots left out. A commit counts once in every channel that marks it.
    """
  let unit = MetricUnit.commits
  let denominator = "none"
  let measures = [
    Measure("", .commits, "Commits that any channel marks; of one channel, those that it marks."),
    Measure("alone", .commits, "Commits that only one channel marks."),
    Measure("channel.*", .commits, "Commits that the channel marks."),
    Measure("overlap.*", .commits, "Commits that both channels mark."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "No single channel sees all: a count from one channel is no count of AI commits.",
    "Channels are not independent, since one tool often writes into several.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "p.landedWeek", .repository: "p.repositoryId", .channel: "p.channel", .contributor: "p.personId",
    .team: "p.personId",
  ]
  let sql = """
    SELECT {select}
      p.channel AS firstChannel,
      p.otherChannel AS secondChannel,
      SUM(p.commitCount) AS commitTotal,
      SUM(p.firstCount) AS unionTotal,
      SUM(p.aloneCount) AS aloneTotal
    FROM channel_pairs AS p
    WHERE {window p.landedDay}
      AND p.isMerge = 0
      AND p.origin <> 'automation'
    GROUP BY {keys}p.channel, p.otherChannel
    ORDER BY {keys}p.channel, p.otherChannel
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let isOneChannel = context.dimensions.contains(.channel)
    var pairs: [Pair: Int] = [:]
    for row in rows {
      let pair = Pair(first: row.text("firstChannel"), second: row.text("secondChannel"))
      pairs[pair, default: 0] += row.integer("commitTotal") ?? 0
    }
    let ordered = pairs.sorted { $0.key < $1.key }
    let own = ordered.filter { $0.key.first == $0.key.second }
    let overlaps = ordered.filter { isOneChannel ? $0.key.first != $0.key.second : $0.key.first < $0.key.second }
    let marked = isOneChannel ? own.reduce(0) { $0 + $1.value } : rows.sum("unionTotal")
    return [
      results.count("", marked),
      results.count("alone", rows.sum("aloneTotal"), n: marked),
    ]
      + (isOneChannel ? [] : own.map { results.count("channel.\($0.key.first)", $0.value) })
      + overlaps.map {
        results.count("overlap." + (isOneChannel ? $0.key.second : "\($0.key.first)+\($0.key.second)"), $0.value)
      }
  }

  private struct Pair: Hashable, Comparable {
    var first: String
    var second: String

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }
}
