import Facts
import Store

extension UnitFacts {
  /// Writes the units and releases.
  func write(_ repository: Int, to writer: inout VerdictWriter) throws {
    func number(_ value: Int?) -> Row.Value { value.map { .integer(Int64($0)) } ?? .null }
    let releaseByID = Dictionary(uniqueKeysWithValues: releases.map { ($0.id, $0) })
    var unitCount: [Int: Int] = [:]
    for (position, unit) in units.enumerated() {
      let record = unit.record
      let release = record.release.flatMap { releaseByID[$0] }
      let releaseDay = release.map { Calendar.day(ofSeconds: Int64($0.time)) }
      if let release { unitCount[release.id, default: 0] += 1 }
      try writer.add(
        to: "unit_facts",
        [
          number(repository), number(record.number), number(record.landedTime), number(record.landedDay),
          number(record.landedWeek), number(unit.person),
          .text(unit.origin.rawValue), .text(unit.agent), .text(unit.model),
          .text(unit.changeClass?.kind.rawValue ?? ""), number(unit.changeClass?.isBreaking == true ? 1 : 0),
          .text(unit.requestKey), .text(unit.landing), .text(unit.title), number(unit.commitCount),
          number(unit.added), number(unit.deleted), number(unit.files), number(unit.firstAuthored),
          number(release?.id), number(release?.time), number(releaseDay),
          number(releaseDay.map { Calendar.week(ofDay: $0) }),
          number(reverts.target[position].map { units[$0].record.number }),
          number(reverts.revertedBy[position].map { units[$0].record.landedDay }),
          // Whether a request names the unit is for the requests to say.
          number(0),
        ])
    }
    for release in releases {
      let day = Calendar.day(ofSeconds: Int64(release.time))
      try writer.add(
        to: "release_facts",
        [
          number(repository), number(release.id), .text(release.name), number(release.time), number(day),
          number(Calendar.week(ofDay: day)), number(release.isPrerelease ? 1 : 0), number(unitCount[release.id] ?? 0),
        ])
    }
  }
}
