/// One page of the dashboard: its name, and what makes it.
struct DashboardPage: Sendable {
  /// The page's file without its ending, and its id in links.
  let id: String
  /// Its name in the site's menu.
  let title: String
  /// Makes its document; nil where there is nothing that it could be about.
  let make: @Sendable (ReportContext) throws -> ReportDocument?

  /// Every page there can be, in the order of the menu.
  static let all = [
    DashboardPage(id: "index", title: "Overview", make: OverviewPage.make),
    DashboardPage(id: "authorship", title: "Authorship", make: AuthorshipPage.make),
    DashboardPage(id: "agents", title: "Agents and models", make: AgentsPage.make),
    DashboardPage(id: "features", title: "Features and flow", make: FeaturesPage.make),
    DashboardPage(id: "verification", title: "Verification", make: VerificationPage.make),
    DashboardPage(id: "durability", title: "Durability", make: DurabilityPage.make),
    DashboardPage(id: "repositories", title: "Repositories and teams", make: RepositoriesPage.make),
    DashboardPage(id: "people", title: "People", make: PeoplePage.make),
    DashboardPage(id: "health", title: "Data health", make: HealthPage.make),
    DashboardPage(id: "definitions", title: "Definitions", make: DefinitionsPage.make),
  ]
}
