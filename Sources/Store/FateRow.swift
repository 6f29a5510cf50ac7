import Facts
import GRDB

/// Lines with the same birth, writer and end: one row of `fate_facts`.
package struct FateRow: Sendable {
  /// What became of lines.
  package enum End: String, Sendable, CaseIterable {
    case alive
    /// Removed or rewritten.
    case deleted
    /// Deleted by a commit that added the same text elsewhere.
    case moved
    /// Out of sight: the objects that would tell are absent.
    case lost
  }

  /// What sort of file lines are in.
  package struct Place: Hashable, Sendable {
    package var fileClass: String
    package var language: String
    package var directory: String

    /// Makes a place.
    package init(fileClass: String, language: String, directory: String) {
      self.fileClass = fileClass
      self.language = language
      self.directory = directory
    }
  }

  package var commit: Int
  package var unit: Int
  package var landedDay: Int
  package var isLanded: Bool
  package var isMoved: Bool
  /// An `Origin`, or `unknown`.
  package var origin: String
  package var agent: String
  package var model: String
  package var isAttested: Bool
  package var place: Place
  package var end: End
  package var endDay: Int?
  /// The commit that deleted the lines; 0 while they live.
  package var ender: Int
  /// A `ChangeOrigin`; empty while they live.
  package var enderOrigin: String
  package var count: Int
  /// The author of the commit that added the lines; 0 where that is not known.
  package var person: Int

  /// Makes a row.
  package init(
    commit: Int, unit: Int, landedDay: Int, isLanded: Bool, isMoved: Bool, origin: String, agent: String, model: String,
    isAttested: Bool, place: Place, end: End, endDay: Int?, ender: Int, enderOrigin: String, count: Int,
    person: Int
  ) {
    self.commit = commit
    self.unit = unit
    self.landedDay = landedDay
    self.isLanded = isLanded
    self.isMoved = isMoved
    self.origin = origin
    self.agent = agent
    self.model = model
    self.isAttested = isAttested
    self.place = place
    self.end = end
    self.endDay = endDay
    self.ender = ender
    self.enderOrigin = enderOrigin
    self.count = count
    self.person = person
  }
}

extension VerdictWriter {
  /// Adds rows to `fate_facts`.
  package mutating func add(fates: some Sequence<FateRow>, of repository: Int) throws {
    var rows = try Inserter(db, "fate_facts", columns: 21)
    for fate in fates {
      rows.bind(repository)
      rows.bind(fate.commit)
      rows.bind(fate.unit)
      rows.bind(fate.landedDay)
      rows.bind(Calendar.week(ofDay: fate.landedDay))
      rows.bind(fate.isLanded)
      rows.bind(fate.isMoved)
      rows.bind(fate.origin)
      rows.bind(fate.agent)
      rows.bind(fate.model)
      rows.bind(fate.isAttested)
      rows.bind(fate.place.fileClass)
      rows.bind(fate.place.language)
      rows.bind(fate.place.directory)
      rows.bind(fate.end.rawValue)
      rows.bind(fate.endDay)
      rows.bind(fate.endDay.map { Calendar.week(ofDay: $0) })
      rows.bind(fate.ender)
      rows.bind(fate.enderOrigin)
      rows.bind(fate.count)
      rows.bind(fate.person)
      try rows.insert(db)
    }
  }
}
