import Facts
import Foundation
import Reports

/// The folder that a site is written into.
struct SiteFolder {
  private let path: String

  /// Makes the folder where it is missing.
  init(path: String) throws {
    self.path = path
    try Self.make(path)
  }

  /// The path of a file in it.
  func join(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Writes the files, each atomically, and takes away what an earlier site left and this one does not have.
  func write(_ files: [SiteFile]) throws {
    for folder in Set(files.compactMap { Self.folder(of: $0.path) }).sorted() { try Self.make(join(folder)) }
    for file in files { try AtomicFile.write(file.text, to: join(file.path)) }
    try removeLeftovers(Set(files.map(\.path)))
  }

  private func removeLeftovers(_ written: Set<String>) throws {
    for name in names(in: path) + names(in: join("data")).map({ "data/\($0)" })
    where !written.contains(name) && Dashboard.mayBeOurs(name) {
      do {
        try FileManager.default.removeItem(atPath: join(name))
      } catch {
        throw BylineError(
          .failure, "\(join(name)) is of an earlier site and cannot be removed", hint: "remove it yourself")
      }
    }
  }

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw BylineError(.failure, "cannot make the folder \(path)", hint: "name a folder that you may write to")
    }
  }
}
