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
  ///
  /// A page that something else made is neither written over nor taken away.
  func write(_ files: [SiteFile]) throws {
    if let foreign = files.map(\.path).first(where: isForeign) {
      throw BylineError(
        .failure, "\(join(foreign)) was not made by Byline", hint: "name another folder, or move that page away")
    }
    for folder in Set(files.compactMap { Self.folder(of: $0.path) }).sorted() { try Self.make(join(folder)) }
    for file in files { try AtomicFile.write(file.text, to: join(file.path)) }
    try removeLeftovers(Set(files.map(\.path)))
  }

  private func removeLeftovers(_ written: Set<String>) throws {
    for name in try names(in: path) + names(in: join("data")).map({ "data/\($0)" })
    where !written.contains(name) && Dashboard.mayBeOurs(name) && !isForeign(name) {
      do {
        try FileManager.default.removeItem(atPath: join(name))
      } catch {
        throw BylineError(
          .failure, "\(join(name)) is of an earlier site and cannot be removed", hint: "remove it yourself")
      }
    }
  }

  /// Whether a page of this name is there that does not say that Byline made it.
  private func isForeign(_ name: String) -> Bool {
    guard name.hasSuffix(".html"), let bytes = FileManager.default.contents(atPath: join(name)) else { return false }
    return !String(decoding: bytes, as: UTF8.self).contains(Dashboard.signature)
  }

  private func names(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw BylineError(
        .failure, "the folder \(folder) cannot be listed, so that pages of an earlier site may be left in it",
        hint: "name a folder that you may read")
    }
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
