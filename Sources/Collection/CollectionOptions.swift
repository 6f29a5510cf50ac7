import Collectors
import Facts
import Store

/// What a person can decide about a collection.
package struct CollectionOptions: Sendable {
  /// The revision whose history counts; nil for HEAD.
  package var ref: String?
  /// True to read everything again.
  package var isFull: Bool
  /// The user's signatures: the YAML text of a `signatures:` list; empty for none.
  package var signatures: String
  /// The user's file classes; the last rule that matches wins.
  package var classes: [FileClassifier.Rule]
  /// The project on a forge that the settings name.
  package var project: RemoteAddress?
  /// The settings' aliases and teams.
  package var people: [PeopleSetting]
  /// How many commits are written in one transaction: what a collection that is killed can lose.
  package var batchSize: Int

  /// Makes options; by default HEAD's history, incrementally, by the built-in rules.
  package init(
    ref: String? = nil, isFull: Bool = false, signatures: String = "", classes: [FileClassifier.Rule] = [],
    project: RemoteAddress? = nil, people: [PeopleSetting] = [], batchSize: Int = 2000
  ) {
    self.ref = ref
    self.isFull = isFull
    self.signatures = signatures
    self.classes = classes
    self.project = project
    self.people = people
    self.batchSize = batchSize
  }
}
