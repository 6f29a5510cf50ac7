import Facts
import Foundation
import Reports
import Testing

@Suite final class AtomicFileTests {
  private let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "atomic-file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(at: directory) } catch { Issue.record("\(error)") }
  }

  private func path(_ name: String) -> String { directory.appending(path: name).path }

  private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  @Test func aNewFileHoldsTheText() throws {
    try AtomicFile.write("naïve\n", to: path("new.md"))
    #expect(try text("new.md") == "naïve\n")
    #expect(try names == ["new.md"])
  }

  @Test func anOldFileIsReplacedAndKeepsItsMode() throws {
    try AtomicFile.write("a longer old text\n", to: path("old.md"))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("old.md"))
    try AtomicFile.write("new\n", to: path("old.md"))
    #expect(try text("old.md") == "new\n")
    #expect(try mode("old.md") == 0o640)
    #expect(try names == ["old.md"])
  }

  @Test func whoHasTheOldFileOpenKeepsReadingIt() throws {
    try AtomicFile.write("old\n", to: path("f"))
    let reader = try #require(FileHandle(forReadingAtPath: path("f")))
    try AtomicFile.write("new\n", to: path("f"))
    #expect(try reader.readToEnd() == Data("old\n".utf8))
    try reader.close()
  }

  @Test func aLinkStaysALinkAndItsTargetIsReplaced() throws {
    try AtomicFile.write("old\n", to: path("target"))
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "target")
    try AtomicFile.write("new\n", to: path("link"))
    #expect(try text("target") == "new\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "target")
    #expect(try names == ["link", "target"])
  }

  @Test func aLinkToNothingMakesItsTarget() throws {
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "target")
    try AtomicFile.write("new\n", to: path("link"))
    #expect(try text("target") == "new\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "target")
  }

  @Test func aDeviceIsWrittenToAndStaysADevice() throws {
    try AtomicFile.write("into the void\n", to: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func aNamedOpenFileIsAddedToAndNotReplaced() throws {
    try AtomicFile.write("before\n", to: path("out"))
    let writer = try #require(FileHandle(forWritingAtPath: path("out")))
    try AtomicFile.write("after\n", to: "/dev/fd/\(writer.fileDescriptor)")
    #expect(try text("out") == "before\nafter\n")
    try writer.close()
  }

  @Test func aPipeIsWrittenTo() throws {
    let pipe = Pipe()
    try AtomicFile.write("through\n", to: "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd() == Data("through\n".utf8))
  }

  @Test func aMissingDirectoryIsNamedWithWhatToType() {
    let wanted = path("no/such/report.html")
    let error = BylineError(
      .failure, "cannot write to \"\(wanted)\": no such file or directory",
      hint: "make the directory first: mkdir -p '\(path("no/such"))'")
    #expect(throws: error) { try AtomicFile.write("x", to: wanted) }
  }

  @Test func aDirectoryIsNotWrittenOver() throws {
    let error = BylineError(
      .failure, "cannot write to \"\(directory.path)\": is a directory",
      hint: "name a file in it: \(directory.path)/report.html")
    #expect(throws: error) { try AtomicFile.write("x", to: directory.path) }
  }

  @Test func aFileWhereADirectoryShouldBeIsAnError() throws {
    try AtomicFile.write("x", to: path("file"))
    #expect(throws: BylineError.self) { try AtomicFile.write("x", to: path("file/report.html")) }
    #expect(try text("file") == "x")
  }

  @Test func aFullDiskIsAnError() {
    let error = BylineError(
      .failure, "cannot write to \"/dev/full\": no space left on device",
      hint: "make room on that disk, or choose another")
    #expect(throws: error) { try AtomicFile.write("x", to: "/dev/full") }
  }

  @Test func nothingIsLeftBehindWhenTheMoveFails() throws {
    // The name is too long for the file system, which shows only when the text is to be moved there.
    let name = String(repeating: "x", count: 300)
    #expect(throws: BylineError.self) { try AtomicFile.write("x", to: path(name)) }
    #expect(try names == [])
  }

  @Test(arguments: ["", "a\u{0}b"])
  func whatIsNoPathIsRefused(path: String) {
    #expect(throws: BylineError.self) { try AtomicFile.write("x", to: path) }
  }
}
