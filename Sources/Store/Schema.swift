/// The database's tables, as SQL, one migration after another.
///
/// Landed migrations never change.
///
/// Every fact row carries its repository's id and every join names it too. Times are seconds since 1970 (UTC), with the
/// whole day and the continuous ISO week beside them where metrics group by them. Text that was not recorded is the
/// empty string (so that grouping keys are never NULL); numbers that are not known are NULL.
package enum Schema {
  /// The facts: what was read, and evidence rather than verdicts.
  package static let facts = """
    CREATE TABLE repositories (
      repositoryId INTEGER PRIMARY KEY,
      location TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      objectFormat TEXT NOT NULL,
      refName TEXT NOT NULL,
      tip TEXT NOT NULL,
      diffOptions TEXT NOT NULL,
      isShallow INTEGER NOT NULL,
      isPartial INTEGER NOT NULL,
      commitsExpected INTEGER NOT NULL,
      isComplete INTEGER NOT NULL,
      rulesFingerprint TEXT NOT NULL
    ) STRICT;

    CREATE TABLE people (
      personId INTEGER PRIMARY KEY,
      personKey TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      email TEXT NOT NULL
    ) STRICT;

    CREATE TABLE identities (
      repositoryId INTEGER NOT NULL,
      identityId INTEGER NOT NULL,
      rawName TEXT NOT NULL,
      rawEmail TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      personId INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, identityId),
      UNIQUE (repositoryId, rawName, rawEmail)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE commits (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      sha TEXT NOT NULL,
      authorId INTEGER NOT NULL,
      committerId INTEGER NOT NULL,
      authorTime INTEGER NOT NULL,
      authorOffset INTEGER NOT NULL,
      committerTime INTEGER NOT NULL,
      committerOffset INTEGER NOT NULL,
      parentCount INTEGER NOT NULL,
      diffState TEXT NOT NULL,
      subject TEXT NOT NULL,
      message TEXT NOT NULL,
      isAggregate INTEGER NOT NULL,
      mainlineIndex INTEGER,
      landedId INTEGER,
      landedTime INTEGER,
      landedDay INTEGER,
      landedWeek INTEGER,
      releaseId INTEGER,
      PRIMARY KEY (repositoryId, commitId)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX commitsBySha ON commits (repositoryId, sha);

    CREATE TABLE commit_parents (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      parentSha TEXT NOT NULL,
      PRIMARY KEY (repositoryId, commitId, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE paths (
      repositoryId INTEGER NOT NULL,
      pathId INTEGER NOT NULL,
      rawPath BLOB NOT NULL,
      path TEXT NOT NULL,
      fileClass TEXT NOT NULL,
      language TEXT NOT NULL,
      directory TEXT NOT NULL,
      PRIMARY KEY (repositoryId, pathId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE file_changes (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      pathId INTEGER NOT NULL,
      oldPathId INTEGER,
      status TEXT NOT NULL,
      content TEXT NOT NULL,
      addedLines INTEGER,
      deletedLines INTEGER,
      addedRanges BLOB NOT NULL,
      PRIMARY KEY (repositoryId, commitId, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE trailers (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      token TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (repositoryId, commitId, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evidence (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      channel TEXT NOT NULL,
      rule TEXT NOT NULL,
      role TEXT NOT NULL,
      strength TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      session TEXT NOT NULL,
      mark TEXT NOT NULL,
      PRIMARY KEY (repositoryId, commitId, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attestations (
      repositoryId INTEGER NOT NULL,
      format TEXT NOT NULL,
      sha TEXT NOT NULL,
      source TEXT NOT NULL,
      commitId INTEGER NOT NULL,
      claimedLines INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, format, sha)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attested_lines (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      format TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      pathId INTEGER NOT NULL,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      session TEXT NOT NULL,
      lineCount INTEGER NOT NULL,
      lineRanges BLOB NOT NULL,
      PRIMARY KEY (repositoryId, commitId, format, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE record_evidence (
      repositoryId INTEGER NOT NULL,
      format TEXT NOT NULL,
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
      PRIMARY KEY (repositoryId, format, sha, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tags (
      repositoryId INTEGER NOT NULL,
      tagId INTEGER NOT NULL,
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      sha TEXT NOT NULL,
      commitId INTEGER,
      tagTime INTEGER NOT NULL,
      tagDay INTEGER NOT NULL,
      tagWeek INTEGER NOT NULL,
      isRelease INTEGER NOT NULL,
      isPrerelease INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, tagId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE change_requests (
      repositoryId INTEGER NOT NULL,
      requestKey TEXT NOT NULL,
      number INTEGER,
      landedId INTEGER,
      landing TEXT NOT NULL,
      rule TEXT NOT NULL,
      confidence TEXT NOT NULL,
      title TEXT NOT NULL,
      headBranch TEXT NOT NULL,
      headSha TEXT NOT NULL,
      PRIMARY KEY (repositoryId, requestKey)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE changelog_entries (
      repositoryId INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      version TEXT NOT NULL,
      section TEXT NOT NULL,
      entry TEXT NOT NULL,
      number INTEGER,
      sha TEXT NOT NULL,
      isFeature INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rejections (
      repositoryId INTEGER NOT NULL,
      source TEXT NOT NULL,
      place TEXT NOT NULL,
      reason TEXT NOT NULL,
      occurrences INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, source, place, reason)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE health (
      repositoryId INTEGER NOT NULL,
      item TEXT NOT NULL,
      amount INTEGER NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (repositoryId, item)
    ) STRICT, WITHOUT ROWID;
    """

  /// The verdicts: what the attribution policy makes of the facts.
  ///
  /// They are rebuilt a repository at a time; metrics read these.
  ///
  /// - `change_facts`: a commit. `origin` is a `ChangeOrigin`; `agent`, `model` and `session` are empty where unknown,
  ///   `several` where the marks name more than one. `isAggregate` is 1 where a squash carries the marks of several
  ///   commits. `isSuspected` is 1 where only weak evidence exists (the origin is then `unmarked`). `hasMark` is 1 where
  ///   any strong AI evidence or AI line record exists. `hasRecord` is 1 where a record attests lines.
  ///   `personId` is the author. Line counts leave out `excludedLines` (generated, vendored, lock, minified, snapshot
  ///   files); they are NULL where a diff is unknown.
  /// - `unit_facts`: a mainline commit and all that landed with it (for a merge: its branch). `changeClass` is one of
  ///   `feature fix security performance refactor documentation test maintenance dependency revert` or `''` when nothing
  ///   classifies it. `revertedDay` is the day a later unit reverted it; `revertsId` the unit that it reverts.
  /// - `line_facts`: added lines of non-merge and merge commits by the day they landed. `isAttested` is 1 for lines of
  ///   commits that have a line-level record. `fileClass`: `source test documentation` count in shares;
  ///   `generated vendored lock minified snapshot` do not.
  /// - `mark_facts`: one row a commit and channel that carries strong AI evidence.
  /// - `release_facts`: release tags on the history; `feature_facts`: features by the ladder, `origin` as for units
  ///   (empty when a changelog entry names no change), dated by first release, or by landing (`isReleased` 0) where the
  ///   repository has no releases.
  package static let verdicts = """
    CREATE TABLE change_facts (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      landedDay INTEGER NOT NULL,
      landedWeek INTEGER NOT NULL,
      personId INTEGER NOT NULL,
      isMerge INTEGER NOT NULL,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      session TEXT NOT NULL,
      hasMark INTEGER NOT NULL,
      hasRecord INTEGER NOT NULL,
      isAggregate INTEGER NOT NULL,
      isSuspected INTEGER NOT NULL,
      addedLines INTEGER,
      deletedLines INTEGER,
      excludedLines INTEGER,
      changedFiles INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, commitId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unit_facts (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      landedTime INTEGER NOT NULL,
      landedDay INTEGER NOT NULL,
      landedWeek INTEGER NOT NULL,
      personId INTEGER NOT NULL,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      changeClass TEXT NOT NULL,
      isBreaking INTEGER NOT NULL,
      requestKey TEXT NOT NULL,
      landing TEXT NOT NULL,
      title TEXT NOT NULL,
      commitCount INTEGER NOT NULL,
      addedLines INTEGER,
      deletedLines INTEGER,
      changedFiles INTEGER NOT NULL,
      firstAuthoredTime INTEGER NOT NULL,
      releaseId INTEGER,
      releaseTime INTEGER,
      releaseDay INTEGER,
      releaseWeek INTEGER,
      revertsId INTEGER,
      revertedDay INTEGER,
      PRIMARY KEY (repositoryId, commitId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE line_facts (
      repositoryId INTEGER NOT NULL,
      landedDay INTEGER NOT NULL,
      landedWeek INTEGER NOT NULL,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      isAttested INTEGER NOT NULL,
      fileClass TEXT NOT NULL,
      language TEXT NOT NULL,
      directory TEXT NOT NULL,
      personId INTEGER NOT NULL,
      addedLines INTEGER NOT NULL,
      deletedLines INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX lineFactsByDay ON line_facts (repositoryId, landedDay);

    CREATE TABLE mark_facts (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      channel TEXT NOT NULL,
      landedDay INTEGER NOT NULL,
      landedWeek INTEGER NOT NULL,
      agent TEXT NOT NULL,
      PRIMARY KEY (repositoryId, commitId, channel)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE release_facts (
      repositoryId INTEGER NOT NULL,
      releaseId INTEGER NOT NULL,
      name TEXT NOT NULL,
      releaseTime INTEGER NOT NULL,
      releaseDay INTEGER NOT NULL,
      releaseWeek INTEGER NOT NULL,
      isPrerelease INTEGER NOT NULL,
      unitCount INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, releaseId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feature_facts (
      repositoryId INTEGER NOT NULL,
      featureId INTEGER NOT NULL,
      title TEXT NOT NULL,
      rung TEXT NOT NULL,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      commitId INTEGER,
      requestKey TEXT NOT NULL,
      releaseName TEXT NOT NULL,
      isReleased INTEGER NOT NULL,
      shippedDay INTEGER NOT NULL,
      shippedWeek INTEGER NOT NULL,
      isReverted INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, featureId)
    ) STRICT, WITHOUT ROWID;
    """
}
