/// The numbers of a hunk's header: `@@ -10,2 +12 @@`.
package struct HunkHeader: Equatable, Sendable {
  package var oldStart: Int32
  package var oldCount: Int32
  package var newStart: Int32
  package var newCount: Int32

  /// Reads a header line; an omitted count is 1.
  ///
  /// Nil when it is none.
  package init?(_ line: UnsafeRawBufferPointer) {
    var reader = NumberReader(bytes: line, position: 0)
    guard reader.skip("@@ -"), let oldStart = reader.number() else { return nil }
    var oldCount: Int32 = 1
    if reader.skip(",") {
      guard let count = reader.number() else { return nil }
      oldCount = count
    }
    guard reader.skip(" +"), let newStart = reader.number() else { return nil }
    var newCount: Int32 = 1
    if reader.skip(",") {
      guard let count = reader.number() else { return nil }
      newCount = count
    }
    guard reader.skip(" @@") else { return nil }
    self.oldStart = oldStart
    self.oldCount = oldCount
    self.newStart = newStart
    self.newCount = newCount
  }
}
