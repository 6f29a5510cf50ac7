/// The days on which changes were fixed: a later unit of class *fix* removed or rewrote lines that they had added, within
/// a fortnight.
struct LaterFixes {
  /// How many days after it landed a change counts as fixed.
  static let days = 14

  /// The first such day by unit.
  private(set) var day: [Int: Int] = [:]

  /// Takes the units of class *fix* and the ends of lines.
  init(fixes: Set<Int>, fates: FateFacts) {
    fates.eachRemoval { unit, landedDay, remover, endDay in
      guard unit != remover, fixes.contains(remover), endDay - landedDay <= LaterFixes.days else { return }
      day[unit] = min(day[unit] ?? endDay, endDay)
    }
  }
}
