import Aggregation
import Facts

/// When in the week work is done, as a field of hours.
enum WeekHours {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    ReportDocument.Section(id: "hours", title: "When", blocks: try blocks(builder.context))
  }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  private static func blocks(_ context: ReportContext) throws -> [ReportDocument.Block] {
    let hours = try context.data.commitHours(context.period)
    switch hours {
    case .none: return []
    case .tooFewPeople(let minimum):
      return [
        .note("When work is done is shown of \(NumberStyle.count(minimum)) people and more, so that nobody is watched.")
      ]
    case .counts(let counts):
      let chart = ReportDocument.Chart(
        kind: .heat, title: "Commits by hour of the week",
        summary:
          "When the commits of the window were authored, by the authors' own clocks; merges and the commits of agents and bots are left out.",
        categories: (0..<24).map(String.init),
        series: days.enumerated().map { day, name in
          .init(key: "day-\(day + 1)", label: name, values: counts[day].map(Double.init))
        }, unit: .commits)
      return [.chart(chart)]
    }
  }
}
