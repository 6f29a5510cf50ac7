// The numbers of small multiples together.
extension ReportDocument.Multiples {
  /// A row for each category of each panel: the panel's name, then the panel's own row.
  ///
  /// A value stands under the name of its series; a panel without that series has nothing there.
  var dataTable: ReportDocument.Table {
    var names: [String] = []
    for name in panels.flatMap({ $0.chart.series.map(\.label) }) where !names.contains(name) { names.append(name) }
    let heading = panels.first?.chart.categoryHeading ?? "Group"
    let hasWeeks = panels.first?.chart.hasWeeks ?? false
    let rows = panels.flatMap { panel -> [[String]] in
      let table = panel.chart.dataTable
      let places = names.map { name in panel.chart.series.firstIndex { $0.label == name } }
      return table.squareRows.map { row in
        [panel.chart.title, row[0]] + places.map { $0.map { row[$0 + 1] } ?? "" }
      }
    }
    return ReportDocument.Table(
      caption: title,
      columns: [
        .init("Panel", subject: panels.contains { !$0.repository.isEmpty } ? .repository : nil),
        .init(heading, subject: hasWeeks ? .week : nil),
      ] + names.map { .init($0, isNumeric: true) },
      rows: rows, metric: metric)
  }
}
