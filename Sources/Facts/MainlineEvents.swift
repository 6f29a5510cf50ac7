/// What a mainline commit did to the lines of the mainline.
package struct MainlineEvents: Sendable, Equatable {
  /// The mainline commit's number.
  package var commit: Int32
  /// The lines that landed.
  package var born: [LineRun]
  /// The lines that left.
  package var died: [LineDeath]
  /// The lines that the commit's branch added and that were gone when it landed.
  package var unlanded: [LineDeath]

  /// Makes the events of a commit.
  package init(commit: Int32, born: [LineRun], died: [LineDeath], unlanded: [LineDeath]) {
    self.commit = commit
    self.born = born
    self.died = died
    self.unlanded = unlanded
  }
}
