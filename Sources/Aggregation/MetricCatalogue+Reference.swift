import Facts
import Store

extension MetricCatalogue {
  /// The whole reference as Markdown: `METRICS.md`.
  package static func reference() -> String {
    """
    # Metrics

    Generated from the catalogue by Byline; do not edit. `byline metrics describe ID` prints the same for one metric.

    | id | question | unit |
    |---|---|---|
    \(all.map { "| [\($0.id)](#\($0.id)) | \($0.question) | \($0.unit.rawValue) |" }.joined(separator: "\n"))

    ## How to read them

    - Missing is not zero, and 0/0 is not 0. A result has an outcome: `value`, `notApplicable` (the question does not arise),
      `insufficient` (too little data, or fewer than five people) or `unavailable`.
    - Intervals are 95 %: Wilson for rates, order statistics for quantiles; for shares of lines, Wilson for as many lines
      as would leave the variance between changes, since lines come and go by the change. Where low and high are something
      else, the definition says so. Quantiles need five observations, their intervals somewhat more.
    - Automation (rule-based bots) is left out of denominators and counted beside.
    - A *unit* is a commit of the first-parent chain with all that landed with it.
    - `contributor` and `team` are of the author: of a commit, of the commit that added a line, of a change request. A
      machine's request is that of the person it works for, and `unknown` where nobody is known. Teams are those of the
      settings; those with fewer than five contributors count under `no team`.
    - The SELECTs run on SQLite, and in the same words on larger engines. Their placeholders: `{select}`, `{keys}` and
      `{groups}` are the columns of the dimensions asked for; `{window x.day}` is the condition that `x` is in the asked
      repositories and on a day of the window, `{before x.day}` on any day before its end, `{scope x}` on any day;
      `{firstDay}`, `{endDay}`, `{days}` and `{dataEnd}` are the window's first day, the day after its last, its length, and
      the day after the last that the data cover; `{knownEnd}` is the earlier of the two ends. `{sums x}` is the table `x`, or
      where that has all that is read a smaller one with its sums, which gives the same.

    \(all.map(section).joined(separator: "\n"))
    ## Tables that follow from others

    Each is filled with the verdicts that it is made of, by its SELECT.

    \(DerivedTable.all.filter { !$0.isSum }.map(section).joined(separator: "\n"))
    """
  }

  private static func section(_ table: DerivedTable) -> String {
    """
    ### \(table.name)

    ```sql
    \(table.definition)
    ```

    """
  }

  private static func section(_ metric: any Metric) -> String {
    """
    ## \(metric.id)

    **\(metric.title).** \(metric.question)

    \(metric.definition)

    | | |
    |---|---|
    | Unit | \(metric.unit.rawValue) |
    | Denominator | \(metric.denominator) |
    | Inputs | \(metric.inputs.joined(separator: ", ")) |
    | Dimensions | \(dimensionList(metric)) |
    | Matures in | \(maturity(metric)) |

    | number | unit | meaning |
    |---|---|---|
    \(metric.measures.map { "| \($0.id.isEmpty ? "(headline)" : "`\($0.id)`") | \($0.unit.rawValue) | \($0.meaning) |" }.joined(separator: "\n"))

    Pitfalls:

    \(metric.pitfalls.map { "- \($0)" }.joined(separator: "\n"))

    ```sql
    \(metric.sql)
    ```

    """
  }
}
