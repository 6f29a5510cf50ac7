import Facts
import Store

/// What was read of what there is, and what was wrong with it.
struct DataHealthMetric: Metric {
  let id = "data-health"
  let title = "Data health"
  let question = "How much of the history was read, and what was wrong with it?"
  let definition = """
    Commits in the store over commits that git says the history has; repositories whose clone is shallow or partial or \
    whose reading stopped early; records that were rejected, by source; and every item that a collector noted \
    (objects absent, clocks that run backwards, notes that belong to no commit, …). About the whole store, whatever the \
    window.
    """
  let unit = MetricUnit.share
  let denominator = "commits that git says the history has"
  let measures = [
    Measure("", .share, "Commits read of commits expected."),
    Measure("unknownDiffs", .commits, "Commits whose diff could not be read; their lines are unknown, not zero."),
    Measure("incomplete", .records, "Repositories whose reading stopped early."),
    Measure("shallow", .records, "Repositories whose clone is shallow."),
    Measure("partial", .records, "Repositories whose clone is partial."),
    Measure("rejected", .records, "Records that were rejected."),
    Measure("rejected.*", .records, "Records of this source that were rejected."),
    Measure("health.*", .records, "An item that a collector noted, by its name."),
  ]
  let inputs = ["git", "line records", "releases"]
  let pitfalls = [
    "A history that stops early looks like a small repository.",
    "Items that no collector looks for are not here.",
  ]
  let dimensions: [Dimension: String] = [.repository: "i.factRepository"]
  let sql = """
    WITH items AS (
      SELECT r.repositoryId AS factRepository, 'expected' AS factKind, '' AS factName, r.commitsExpected AS factAmount
      FROM repositories AS r
      WHERE {scope r}
      UNION ALL
      SELECT k.repositoryId AS factRepository, 'read' AS factKind, '' AS factName, COUNT(*) AS factAmount
      FROM commits AS k
      WHERE {scope k}
      GROUP BY k.repositoryId
      UNION ALL
      SELECT c.repositoryId AS factRepository, 'unknownDiffs' AS factKind, '' AS factName, SUM(c.unknownCount) AS factAmount
      FROM {sums change_facts} AS c
      WHERE {scope c}
        AND c.unknownCount > 0
      GROUP BY c.repositoryId
      UNION ALL
      SELECT p.repositoryId AS factRepository, 'incomplete' AS factKind, '' AS factName, 1 - p.isComplete AS factAmount
      FROM repositories AS p
      WHERE {scope p}
      UNION ALL
      SELECT q.repositoryId AS factRepository, 'shallow' AS factKind, '' AS factName, q.isShallow AS factAmount
      FROM repositories AS q
      WHERE {scope q}
      UNION ALL
      SELECT s.repositoryId AS factRepository, 'partial' AS factKind, '' AS factName, s.isPartial AS factAmount
      FROM repositories AS s
      WHERE {scope s}
      UNION ALL
      SELECT j.repositoryId AS factRepository, 'rejected' AS factKind, j.source AS factName, j.occurrences AS factAmount
      FROM rejections AS j
      WHERE {scope j}
      UNION ALL
      SELECT h.repositoryId AS factRepository, 'health' AS factKind, h.item AS factName, h.amount AS factAmount
      FROM health AS h
      WHERE {scope h}
    )
    SELECT {select}
      i.factKind AS itemKind,
      i.factName AS itemName,
      SUM(i.factAmount) AS itemTotal
    FROM items AS i
    GROUP BY {keys}i.factKind, i.factName
    ORDER BY {keys}i.factKind, i.factName
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let totals = rows.sums("itemTotal", by: "itemKind")
    let named = { (kind: String) in
      rows.filter { $0.text("itemKind") == kind }.sums("itemTotal", by: "itemName").sorted { $0.key < $1.key }
        .map { results.count("\(kind).\($0.key)", $0.value) }
    }
    return [results.share("", totals["read"] ?? 0, of: totals["expected"] ?? 0)]
      + ["unknownDiffs", "incomplete", "shallow", "partial", "rejected"].map { results.count($0, totals[$0] ?? 0) }
      + named("rejected") + named("health")
  }
}
