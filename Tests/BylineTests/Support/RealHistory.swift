import Foundation
import Testing

/// The histories of real projects, which lie beside the project where it is developed.
enum RealHistory: String, CaseIterable {
  case gitAI = "git-ai"
  case aider
  case entire

  /// True where the histories are.
  static let arePresent = allCases.allSatisfy { FileManager.default.fileExists(atPath: $0.bundle) }
  /// Why a test of them is skipped.
  static let reason: Comment = "needs ../shared/histories"

  /// The bundle that holds the history.
  var bundle: String {
    Program.packageRoot.deletingLastPathComponent().appending(path: "shared/histories/\(rawValue).bundle").path
  }

  /// How many commits its main branch has.
  var commits: String {
    switch self {
    case .gitAI: "5,337"
    case .aider: "13,138"
    case .entire: "1,061"
    }
  }

  /// A sandbox that holds the history as a bare repository, collected; made once for all tests.
  func collected() throws -> Sandbox {
    switch self {
    case .gitAI: try Self.collectedGitAI.get()
    case .aider: try Self.collectedAider.get()
    case .entire: try Self.collectedEntire.get()
    }
  }

  private static let collectedGitAI = RealHistory.gitAI.collecting()
  private static let collectedAider = RealHistory.aider.collecting()
  private static let collectedEntire = RealHistory.entire.collecting()

  private func collecting() -> Result<Sandbox, any Error> {
    Result {
      let sandbox = try Sandbox()
      try sandbox.git(["clone", "--quiet", "--mirror", bundle, "\(rawValue).git"])
      let outcome = try sandbox.byline(["collect", "\(rawValue).git"])
      try #require(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      return sandbox
    }
  }
}
