import Facts
import Synchronization
import Testing

@testable import Reports

@Suite struct LanesTests {
  @Test(arguments: [1, 2, 5])
  func everyItemIsDoneOnceAndInOrder(lanes: Int) async throws {
    let done = Mutex<[Int]>([])
    let results = try await Lanes.map(Array(0..<40), in: Array(0..<lanes)) { item, _ in
      done.withLock { $0.append(item) }
      return item * item
    }
    #expect(results == (0..<40).map { $0 * $0 })
    #expect(done.withLock { $0.sorted() } == Array(0..<40))
  }

  @Test func nothingToDoGivesNothing() async throws {
    #expect(try await Lanes.map([Int](), in: [1, 2]) { item, _ in item }.isEmpty)
  }

  @Test func whatFailsIsThrown() async {
    await #expect(throws: BylineError(.failure, "no")) {
      try await Lanes.map(Array(0..<8), in: [1, 2]) { item, _ in
        if item == 5 { throw BylineError(.failure, "no") }
        return item
      }
    }
  }
}
