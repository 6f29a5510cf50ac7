/// A group's printed value in one dimension, and what it is sorted by.
struct GroupLabel: Hashable, Sendable, Comparable {
  /// A number that comes before the text in the order: a week, a contributor's number; 0 where the text decides.
  var order: Int
  var text: String

  init(order: Int = 0, text: String) {
    self.order = order
    self.text = text
  }

  static func < (a: GroupLabel, b: GroupLabel) -> Bool {
    (a.order, a.text) < (b.order, b.text)
  }

  /// Labels things by their names, with the id behind a name that several of them have.
  static func distinct(_ things: [(id: Int, name: String)]) -> [Int: GroupLabel] {
    let namesakes = things.reduce(into: [:]) { $0[$1.name, default: 0] += 1 }
    return things.reduce(into: [:]) { labels, thing in
      let isShared = namesakes[thing.name, default: 0] > 1
      labels[thing.id] = GroupLabel(text: isShared ? "\(thing.name) (\(thing.id))" : thing.name)
    }
  }
}
