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
    .week: "m.landedWeek", .repository: "m.repositoryId", .channel: "m.channel", .contributor: "c.personId",
    .team: "c.personId",
  ]
  let sql = """
    WITH marks AS (
      SELECT {select}
        m.repositoryId AS markRepository,
        m.commitId AS markCommit,
        m.channel AS markChannel,
        ROW_NUMBER() OVER (PARTITION BY m.repositoryId, m.commitId ORDER BY m.channel) AS channelRank,
        COUNT(*) OVER (PARTITION BY m.repositoryId, m.commitId) AS channelTotal
      FROM mark_facts AS m
      JOIN change_facts AS c ON c.repositoryId = m.repositoryId AND c.commitId = m.commitId
      WHERE {window m.landedDay}
        AND c.isMerge = 0
        AND c.origin <> 'automation'
    )
    SELECT {groups}
      f.markChannel AS firstChannel,
      s.channel AS secondChannel,
      COUNT(*) AS commitTotal,
      SUM(CASE WHEN f.channelRank = 1 AND s.channel = f.markChannel THEN 1 ELSE 0 END) AS unionTotal,
      SUM(CASE WHEN f.channelTotal = 1 THEN 1 ELSE 0 END) AS aloneTotal
    FROM marks AS f
    JOIN mark_facts AS s ON s.repositoryId = f.markRepository AND s.commitId = f.markCommit
    GROUP BY {groups}f.markChannel, s.channel
    ORDER BY {groups}f.markChannel, s.channel
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
