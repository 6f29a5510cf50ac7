import Aggregation

/// What is wrong with the records that were read, by where they came from: for the section on the data's health.
struct HealthRecords {
  /// How many reasons are listed.
  private static let listedReasons = 20

  let rejected: [RejectedRecords]
  let projects: [ProjectHealth]

  /// Reads it.
  init(_ context: ReportContext) throws {
    rejected = try context.data.rejectedRecords(limit: HealthRecords.listedReasons)
    projects = try context.data.projectHealth()
  }

  /// Makes the tables of what is given.
  init(rejected: [RejectedRecords], projects: [ProjectHealth]) {
    self.rejected = rejected
    self.projects = projects
  }

  /// A table of rejections and one of projects, each only where there is something to say.
  var tables: [ReportDocument.Block] {
    var tables: [ReportDocument.Block] = []
    if !rejected.isEmpty {
      tables.append(
        .table(
          ReportDocument.Table(
            caption: "What could not be read in the whole store, and why",
            columns: [.init("Source"), .init("Reason"), .init("How many", isNumeric: true)],
            rows: rejected.map { [$0.source, $0.reason, NumberStyle.count($0.count)] }, metric: "data-health")))
    }
    if !projects.isEmpty {
      tables.append(
        .table(
          ReportDocument.Table(
            caption: "Review records, by project",
            columns: [
              .init("Project"), .init("Repository"), .init("Requests", isNumeric: true), .init("Lists cut off"),
              .init("Without reviews", isNumeric: true),
            ],
            rows: projects.map(HealthRecords.row), metric: "data-health")))
    }
    return tables
  }

  private static func row(_ project: ProjectHealth) -> [String] {
    let cut = project.cut.map { "\($0.list) of \(NumberStyle.count($0.requests))" }.joined(separator: ", ")
    return [
      project.project.isEmpty ? "(not named)" : project.project,
      project.repository.isEmpty ? "none of the store: not counted" : project.repository,
      NumberStyle.count(project.requests), cut.isEmpty ? "none" : cut, NumberStyle.count(project.withoutReviews),
    ]
  }
}
