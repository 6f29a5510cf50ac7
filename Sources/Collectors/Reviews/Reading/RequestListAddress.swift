import Facts

/// The list of a change request that an address of a forge's API asks for (`…/pulls/7/reviews`).
///
/// It gives a meaning to what has none by itself: an empty answer, which says that there is nothing, and the files of a diff, of
/// which none says what it belongs to.
struct RequestListAddress {
  var project: ProjectName
  var number: Int
  var lists: Set<RequestRecord.List>
  /// The title of the format that the elements of the list have.
  var title: String
  /// True for the first page.
  private var isFirstPage: Bool
  /// How many elements a page has at most.
  private var pageLength: Int

  /// Takes an address apart; nil when it asks for anything else.
  init?(_ url: String?) {
    guard let url, let place = ForgeURL(url), let number = place.number, !place.path.isEmpty,
      let (forge, title, defaultLength) = RequestListAddress.forge(of: url)
    else { return nil }
    let segments = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard segments.count > 2, segments[segments.count - 2] == "\(number)",
      let lists = RequestListAddress.lists[String(segments[segments.count - 1])]
    else { return nil }
    project = ProjectName(forge: forge, host: place.host, path: place.path)
    self.number = number
    self.lists = lists
    self.title = title
    let query = url.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    func parameter(_ name: Substring) -> Int? {
      for pair in query.split(separator: "&") {
        let sides = pair.split(separator: "=", maxSplits: 1)
        if sides.count == 2, sides[0] == name { return Int(sides[1]) }
      }
      return nil
    }
    isFirstPage = parameter("page") ?? 1 <= 1
    pageLength = parameter("per_page") ?? parameter("limit") ?? parameter("pagelen") ?? defaultLength
  }

  private static let lists: [String: Set<RequestRecord.List>] = [
    "reviews": [.reviews], "comments": [.comments], "commits": [.commits], "files": [.files], "diffstat": [.files],
    "notes": [.comments, .events], "discussions": [.comments, .events], "diffs": [.files],
  ]

  /// Whose API it is, as its addresses tell, and how many elements a page has unless the address says so.
  private static func forge(of url: String) -> (ProjectName.Forge, String, Int)? {
    if url.contains("/api/v4/projects/") { return (.gitlab, GitLabFormat.title, 20) }
    if url.contains("/api/v1/repos/") { return (.gitea, GiteaFormat.title, 30) }
    if url.contains("/2.0/repositories/") { return (.bitbucket, BitbucketFormat.title, 10) }
    if url.contains("/api/v3/repos/") || url.contains("://api.") && url.contains("/repos/") {
      return (.github, GitHubRESTFormat.title, 30)
    }
    return nil
  }

  /// What the list says as a whole; nil where its elements say it themselves.
  func record(of elements: [JSONValue]) -> RequestRecord? {
    guard elements.isEmpty || lists == [.files] else { return nil }
    var record = RequestRecord(project: project, number: number)
    record.has = lists
    guard let first = elements.first else { return record }
    guard first.has("filename"), first.has("additions") else { return nil }
    // Of a part of the files, neither their number nor their lines are those of the request.
    guard isFirstPage, elements.count < pageLength else { return record }
    record.changedFiles = elements.count
    record.addedLines = elements.reduce(0) { $0 + ($1.integer("additions") ?? 0) }
    record.deletedLines = elements.reduce(0) { $0 + ($1.integer("deletions") ?? 0) }
    return record
  }
}
