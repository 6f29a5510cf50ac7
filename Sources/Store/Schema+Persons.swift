extension Schema {
  /// Whose work facts are about, so that every metric can be split by person and team; and what was recorded of it.
  ///
  /// - `request_facts`: `personId` is the person whose request it is: its author, or for a machine's request the person that
  ///   the machine works for; 0 where nobody is known. `headBranch` is the branch that it came from, as the forge names it.
  ///   `hasComments` is 1 where some record held its comments: only then is their absence a fact.
  /// - `feature_facts`: `personId` is that of the unit; 0 where no unit is known.
  /// - `fate_facts`: `personId` is the author of the commit that added the lines; 0 where that is not known.
  /// - `unit_facts` has had its `personId` from the start. It is the person of its request; without one, the author of most of
  ///   the commits that landed with it, before whom neither the agents nor whoever merged count.
  package static let persons = """
    ALTER TABLE request_facts ADD COLUMN personId INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE request_facts ADD COLUMN headBranch TEXT NOT NULL DEFAULT '';
    ALTER TABLE request_facts ADD COLUMN hasComments INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feature_facts ADD COLUMN personId INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE fate_facts ADD COLUMN personId INTEGER NOT NULL DEFAULT 0;
    """
}
