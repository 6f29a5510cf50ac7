/// What is known of a repository as a whole when it is collected.
package struct RepositoryFacts: Sendable, Equatable {
  /// The absolute path of the shared git directory: the natural key.
  package var location: String
  package var name: String
  /// `sha1` or `sha256`.
  package var objectFormat: String
  /// The ref whose history counts, as people write it.
  package var refName: String
  /// The commit that the ref names; nil when there is none yet.
  package var tip: ObjectID?
  /// The diff that counts, as text.
  package var diffOptions: String
  package var isShallow: Bool
  package var isPartial: Bool
  /// How many commits git lists from the tip.
  package var commitsExpected: Int

  /// Makes the description of a repository.
  package init(
    location: String, name: String, objectFormat: String, refName: String, tip: ObjectID?, diffOptions: String,
    isShallow: Bool, isPartial: Bool, commitsExpected: Int
  ) {
    self.location = location
    self.name = name
    self.objectFormat = objectFormat
    self.refName = refName
    self.tip = tip
    self.diffOptions = diffOptions
    self.isShallow = isShallow
    self.isPartial = isPartial
    self.commitsExpected = commitsExpected
  }
}

/// A repository as the store holds it.
package struct StoredRepository: Sendable, Equatable {
  package var id: Int
  package var facts: RepositoryFacts
  /// False while a collection is under way, or after one was killed.
  package var isComplete: Bool
  /// Which signatures, file classes and record formats the evidence was made with.
  package var rulesFingerprint: String

  /// Makes a stored repository.
  package init(id: Int, facts: RepositoryFacts, isComplete: Bool, rulesFingerprint: String) {
    self.id = id
    self.facts = facts
    self.isComplete = isComplete
    self.rulesFingerprint = rulesFingerprint
  }
}
