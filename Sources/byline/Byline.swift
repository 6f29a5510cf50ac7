import ArgumentParser

@main
struct Byline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "byline", abstract: "Report who wrote the code, people or AI, and whether it held up.")
}
