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

  /// Puts a bare copy into a sandbox.
  func clone(into sandbox: Sandbox) throws {
    try sandbox.git(["clone", "--quiet", "--mirror", bundle, "\(rawValue).git"])
  }
}
