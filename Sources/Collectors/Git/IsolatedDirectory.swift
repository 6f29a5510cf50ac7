import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A git directory of our own with nothing in it, through which the objects of a repository are read.
///
/// Git takes configuration, attributes, an index, grafts, replacements, hooks and remotes from the git directory. Here
/// there are none: the same commits give the same output in every clone, and nothing can be fetched. It lies in the
/// temporary folder and is removed with the last value that uses it.
final class IsolatedDirectory: Sendable {
  /// The folder, absolute.
  let path: String

  /// Makes the directory.
  ///
  /// - `objectFormat`: `sha1` or `sha256`.
  /// - `boundary`: the commits at which a shallow clone is cut off.
  init(objectFormat: String, boundary: Set<ObjectID>) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/byline-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw BylineError(
        .failure, "cannot make a folder in \(folder): \(String(cString: strerror(errno)))",
        hint: "set TMPDIR to a folder that can be written")
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let extensions = objectFormat == "sha1" ? "" : "[extensions]\n\tobjectFormat = \(objectFormat)\n"
    mkdir("\(path)/refs", 0o700)
    try write("ref: refs/heads/none\n", to: "HEAD")
    try write("[core]\n\trepositoryFormatVersion = 1\n\tbare = true\n\(extensions)", to: "config")
    if !boundary.isEmpty { try write(boundary.sorted().map { "\($0.hex)\n" }.joined(), to: "shallow") }
  }

  deinit {
    rmdir("\(path)/refs")
    if let entries = opendir(path) {
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
        if name != "." && name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(entries)
    }
    rmdir(path)
  }

  private func write(_ text: String, to name: String) throws {
    let file = fopen("\(path)/\(name)", "w")
    guard let file, fputs(text, file) >= 0, fclose(file) == 0 else {
      throw BylineError(.failure, "cannot write \(path)/\(name): \(String(cString: strerror(errno)))")
    }
  }
}
