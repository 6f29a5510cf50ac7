import ArgumentParser
import Collection
import Collectors
import Store

@main
struct Byline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "byline", abstract: "Report who wrote the code, people or AI, and whether it held up.")
  @Argument var path: String
  @Argument var store: String
  func run() throws {
    let s = try Collection(store: FactStore(path: store), repository: GitRepository(path: path)).run()
    print(s)
  }
}
