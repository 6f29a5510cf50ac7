extension Schema {
  /// What ties review records to repositories and people.
  ///
  /// - `people` gains the team that the settings give a person; empty for none. A person known only by a login has a key
  ///   that begins with `@`.
  /// - `remotes`: the addresses under which a repository says that forges know it, the settings' own (`source` `setting`)
  ///   before those of its remotes (`remote`); host and path as `RemoteAddress` has them.
  /// - `people_settings`: the aliases (`kind` `alias`) and teams (`team`) of a repository's settings, a row a member.
  /// - `actor_roles`: what each account is, by what it does, and whose it is (`personId` 0 for nobody's).
  /// - `request_evidence`: signs of agents on a request itself (`sha` empty) and on those of its commits that no
  ///   repository of the store has.
  /// - `request_links`: a verdict: the commits that belong to a request, each with the rule that says so.
  package static let joins = """
    ALTER TABLE people ADD COLUMN team TEXT NOT NULL DEFAULT '';

    CREATE TABLE remotes (
      repositoryId INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      source TEXT NOT NULL,
      host TEXT NOT NULL,
      path TEXT NOT NULL,
      PRIMARY KEY (repositoryId, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE people_settings (
      repositoryId INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      member TEXT NOT NULL,
      PRIMARY KEY (repositoryId, kind, name, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE actor_roles (
      actorId INTEGER PRIMARY KEY,
      writesAs TEXT NOT NULL,
      reviewsAs TEXT NOT NULL,
      agent TEXT NOT NULL,
      personId INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE request_evidence (
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      sha TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      channel TEXT NOT NULL,
      rule TEXT NOT NULL,
      role TEXT NOT NULL,
      strength TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      session TEXT NOT NULL,
      mark TEXT NOT NULL,
      PRIMARY KEY (projectId, number, sha, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE request_links (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      rule TEXT NOT NULL,
      confidence TEXT NOT NULL,
      PRIMARY KEY (repositoryId, commitId, projectId, number)
    ) STRICT, WITHOUT ROWID;
    """

  /// What is kept so that work need not be done twice.
  ///
  /// - `patch_ids`: git's stable patch ids of commits that were compared; empty for one that changes nothing.
  /// - `request_patches`: the commits of the branch of a request whose landing only their patches can tell, in order.
  /// - `review_states`: `generation` counts the changes to review records; `refresh` is what the last refresh was made of.
  /// - `import_rejections`: why parts of files could not be read, a row a reason, for each import.
  package static let reviewWork = """
    CREATE TABLE patch_ids (
      repositoryId INTEGER NOT NULL,
      sha TEXT NOT NULL,
      patchId TEXT NOT NULL,
      PRIMARY KEY (repositoryId, sha)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE request_patches (
      repositoryId INTEGER NOT NULL,
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      sha TEXT NOT NULL,
      PRIMARY KEY (repositoryId, projectId, number, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE review_states (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE import_rejections (
      source TEXT NOT NULL,
      reason TEXT NOT NULL,
      place TEXT NOT NULL,
      occurrences INTEGER NOT NULL,
      PRIMARY KEY (source, reason)
    ) STRICT, WITHOUT ROWID;
    """
}
