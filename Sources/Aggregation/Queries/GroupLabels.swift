import Facts
import Store

/// Turns the keys of a metric's rows into the groups that people read.
struct GroupLabels {
  /// The repositories in scope, by id.
  let repositories: [Int: GroupLabel]
  private let contributors: ContributorLabels?
  private let teams: TeamLabels?

  /// Reads the names that the asked dimensions need, for the asked repositories (none: all).
  init(_ source: any RowSource, dimensions: [Dimension], repositories asked: [Int], privacy: PrivacyPolicy) throws {
    let rows = try source.rows(
      "SELECT r.repositoryId AS repository, r.name AS repositoryName FROM repositories AS r ORDER BY r.repositoryId")
    let known = GroupLabel.distinct(rows.map { (id: $0.integer("repository") ?? 0, name: $0.text("repositoryName")) })
    for id in asked where known[id] == nil {
      throw BylineError(
        .failure, "the store has no repository \(id)", hint: "collect it first, or name one that it has")
    }
    repositories = asked.isEmpty ? known : known.filter { asked.contains($0.key) }
    teams = dimensions.contains(.team) ? try TeamLabels(source, privacy) : nil
    if dimensions.contains(.contributor) {
      try privacy.checkContributorsMayAppear()
      contributors = try ContributorLabels(source, privacy)
    } else {
      contributors = nil
    }
  }

  /// The label of one key.
  func label(_ row: Row, column: String, _ dimension: Dimension) -> GroupLabel {
    let number = row.integer(column) ?? 0
    switch dimension {
    case .week:
      return Self.week(number)
    case .repository:
      return repositories[number] ?? GroupLabel(text: "unknown")
    case .contributor:
      return contributors?.label(number) ?? ContributorLabels.unknown
    case .team:
      return teams?.label(number) ?? ContributorLabels.unknown
    case .directory:
      return GroupLabel(text: row.text(column).isEmpty ? "." : row.text(column))
    case .age:
      return GroupLabel(order: number, text: AgeBand(rawValue: number)?.label ?? AgeBand.unknown.label)
    case .agent, .model, .origin, .language, .channel, .fileClass, .changeClass:
      return GroupLabel(text: row.text(column).isEmpty ? "unknown" : row.text(column))
    }
  }

  /// The groups that exist whether rows have them or not; nil for a dimension whose groups only the rows know.
  func expected(_ dimension: Dimension, in period: Period) -> [GroupLabel]? {
    switch dimension {
    case .week:
      period.days <= 0 ? [] : period.weeks.map(Self.week)
    case .repository:
      repositories.values.sorted()
    default:
      nil
    }
  }

  private static func week(_ number: Int) -> GroupLabel {
    GroupLabel(order: number, text: Calendar.weekLabel(number))
  }
}

extension Period {
  /// The ISO weeks that the window touches.
  var weeks: Range<Int> {
    Calendar.week(ofDay: firstDay)..<Calendar.week(ofDay: max(firstDay, endDay - 1)) + 1
  }

  /// The part of the window that lies in an ISO week.
  func part(inWeek week: Int) -> Period {
    let whole = Period(week: week)
    return Period(firstDay: max(firstDay, whole.firstDay), endDay: min(endDay, whole.endDay))
  }
}
