import Collectors
import Facts
import Foundation

/// Where the store is when nobody says.
enum StorePath {
  /// `byline.sqlite` in the repository's git directory; where that cannot be written, a file of the user's cache.
  static func standard(for repository: GitRepository) -> String {
    let inside = "\(repository.location)/byline.sqlite"
    let files = FileManager.default
    if files.isWritableFile(atPath: files.fileExists(atPath: inside) ? inside : repository.location) { return inside }
    let environment = ProcessInfo.processInfo.environment
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(NSHomeDirectory())/.cache"
    return "\(cache)/byline/\(repository.name)-\(Checksum.text(repository.location.utf8)).sqlite"
  }

  /// Makes the folder of a store, where it is missing.
  static func makeFolder(for path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw BylineError(
        .failure, "the folder \(folder) cannot be made", hint: "name another file with --store or BYLINE_STORE")
    }
  }
}
