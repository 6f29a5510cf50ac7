import Synchronization

/// Work done side by side, in as many lanes as there are contexts; each lane takes the next piece when it has done one.
enum Lanes {
  /// What `work` makes of each item, in the items' order.
  static func map<Item: Sendable, Context: Sendable, Result: Sendable>(
    _ items: [Item], in contexts: [Context], _ work: @escaping @Sendable (Item, Context) throws -> Result
  ) async throws -> [Result] {
    let queue = Queue()
    let done = try await withThrowingTaskGroup(of: [(place: Int, result: Result)].self) { group in
      for context in contexts {
        group.addTask {
          var done: [(place: Int, result: Result)] = []
          while let place = queue.next(below: items.count) {
            done.append((place, try work(items[place], context)))
          }
          return done
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return done.sorted { $0.place < $1.place }.map(\.result)
  }

  /// Gives out places, each once.
  private final class Queue: Sendable {
    private let given = Mutex(0)

    func next(below end: Int) -> Int? {
      given.withLock { given in
        guard given < end else { return nil }
        given += 1
        return given - 1
      }
    }
  }
}
