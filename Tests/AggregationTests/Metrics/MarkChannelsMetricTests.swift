import Aggregation
import Facts
import Testing

@Suite struct MarkChannelsMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try mark(1, [.author])
    try mark(2, [.coAuthor, .lineRecord])
    try mark(3, [.coAuthor, .lineRecord, .footer])
    try mark(4, [.lineRecord])
    try mark(1, [.coAuthor], repository: 2)
    try mark(5, [.coAuthor], isMerge: true)
    try mark(6, [.footer], .automation)
    try mark(7, [.footer], day: monday + 7)
  }

  @Test func countsChannelsOverlapsAndTheirUnion() throws {
    #expect(
      try store.answer("mark-channels") == [
        "headline 5 n 5",
        "alone 3 n 5",
        "channel.author 1 n 1",
        "channel.co-author 3 n 3",
        "channel.footer 1 n 1",
        "channel.line-record 3 n 3",
        "overlap.co-author+footer 1 n 1",
        "overlap.co-author+line-record 2 n 2",
        "overlap.footer+line-record 1 n 1",
      ])
  }

  @Test(arguments: [
    (
      Dimension.channel,
      [
        "author: headline 1 n 1", "author: alone 1 n 1",
        "co-author: headline 3 n 3", "co-author: alone 1 n 3", "co-author: overlap.footer 1 n 1",
        "co-author: overlap.line-record 2 n 2",
        "footer: headline 1 n 1", "footer: alone 0 n 1", "footer: overlap.co-author 1 n 1",
        "footer: overlap.line-record 1 n 1",
        "line-record: headline 3 n 3", "line-record: alone 1 n 3", "line-record: overlap.co-author 2 n 2",
        "line-record: overlap.footer 1 n 1",
      ]
    ),
    (
      .repository,
      [
        "alpha: headline 4 n 4", "alpha: alone 2 n 4", "alpha: channel.author 1 n 1",
        "alpha: channel.co-author 2 n 2", "alpha: channel.footer 1 n 1", "alpha: channel.line-record 3 n 3",
        "alpha: overlap.co-author+footer 1 n 1", "alpha: overlap.co-author+line-record 2 n 2",
        "alpha: overlap.footer+line-record 1 n 1",
        "beta: headline 1 n 1", "beta: alone 1 n 1", "beta: channel.co-author 1 n 1",
      ]
    ),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("mark-channels", by: [dimension]) == expected)
  }

  @Test func splitsByWeek() throws {
    let twoWeeks = Period(firstDay: monday, endDay: monday + 14)
    #expect(
      try store.answer("mark-channels", by: [.week], period: twoWeeks, only: [""]) == [
        "2026-W33: headline 5 n 5", "2026-W34: headline 1 n 1",
      ])
  }

  @Test func countsNoMarksAsZero() throws {
    #expect(try MemoryStore().answer("mark-channels") == ["headline 0 n 0", "alone 0 n 0"])
  }

  private func mark(
    _ id: Int, _ channels: [Evidence.Channel], _ origin: ChangeOrigin = .assisted, day: Int = monday,
    repository: Int = 1, isMerge: Bool = false
  ) throws {
    try store.change(id, day: day, origin, repository: repository, isMerge: isMerge)
    try store.marks(id, day: day, channels, repository: repository)
  }
}
