import Facts

/// Everything that a person can set, with its name in each place that can set it.
enum Setting: String, CaseIterable {
  case store
  case ref
  case unmarked
  case people
  case minimumGroup
  case classes
  case signatures
  case project
  case aliases
  case teams

  /// The environment variable that sets it; nil for lists and what is one repository's own, which only the file can hold.
  var variable: String? {
    switch self {
    case .store: "BYLINE_STORE"
    case .ref: "BYLINE_REF"
    case .unmarked: "BYLINE_UNMARKED"
    case .people: "BYLINE_PEOPLE"
    case .minimumGroup: "BYLINE_MINIMUM_GROUP"
    case .classes, .signatures, .project, .aliases, .teams: nil
    }
  }

  /// True when `.byline.yml` may set it.
  ///
  /// A repository is untrusted input: it must not decide where Byline writes.
  var mayStandInFile: Bool { self != .store }

  /// What it does, for `byline config`.
  var meaning: String {
    switch self {
    case .store: "the database file"
    case .ref: "the ref whose history counts"
    case .unmarked: "what lines and commits without any record count as: unmarked or human"
    case .people: "how people may appear: hidden, pseudonyms or names"
    case .minimumGroup: "the smallest group of people of whom something is said"
    case .classes: "patterns of paths and the file class that each has"
    case .signatures: "agents' marks beside the built-in ones"
    case .project: "the project on a forge that review records are about"
    case .aliases: "the logins and addresses of people who have several"
    case .teams: "who belongs to which team"
    }
  }
}

/// A setting's value, and where it came from.
struct Origined<Value> {
  var value: Value
  /// `flag`, the variable's name, the file's name, or `default`.
  var source: String
}
