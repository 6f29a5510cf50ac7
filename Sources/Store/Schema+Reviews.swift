extension Schema {
  /// The review records: what forges say of change requests, deployments and checks.
  ///
  /// - `projects`: a project on a forge, and the repository of this store that it is the forge's side of (NULL until one is
  ///   known). Records may come before the repository does.
  /// - `project_aliases`: a path under which no project is stored, because it is the forge's own id (`14233409`), and the path
  ///   of the project that it means.
  /// - `actors`: an account on a forge. `hint` is what records say of it (`person`, `bot` or empty), `email` and `name` as far as
  ///   any record says.
  /// - `requests`: a change request; NULL is what no record said. `has` and `cut` name, with commas between, the lists
  ///   (`commits`, `reviews`, `comments`, `files`, `events`) that some record held, and that are probably cut off.
  ///   `labels` and `issues` have a line each.
  /// - `request_stamps`: when what `requests` says was true: for every column of it, with commas between, the last update of the
  ///   record that said it, so that records may come in any order; last, that of the list of commits.
  /// - `request_events`: what happened to it; `eventKey` is unique within the request, so that the same event from two files is
  ///   one. `textLength` is the number of characters said; the text itself is kept only as far as marks may stand in it
  ///   (the first 4,000 bytes).
  /// - `review_imports`: what was read, when nothing else remembers it: one row a file or sync, with what came in.
  /// - `sync_states`: how far a sync has come, by project and kind of record.
  package static let reviews = """
    CREATE TABLE projects (
      projectId INTEGER PRIMARY KEY,
      forge TEXT NOT NULL,
      host TEXT NOT NULL,
      path TEXT NOT NULL,
      repositoryId INTEGER,
      UNIQUE (forge, host, path)
    ) STRICT;

    CREATE TABLE project_aliases (
      forge TEXT NOT NULL,
      host TEXT NOT NULL,
      alias TEXT NOT NULL,
      path TEXT NOT NULL,
      PRIMARY KEY (forge, host, alias)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE actors (
      actorId INTEGER PRIMARY KEY,
      forge TEXT NOT NULL,
      host TEXT NOT NULL,
      login TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      hint TEXT NOT NULL,
      UNIQUE (forge, host, login)
    ) STRICT;

    CREATE TABLE requests (
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      changeKey TEXT NOT NULL,
      title TEXT,
      body TEXT,
      state TEXT NOT NULL,
      isDraft INTEGER,
      createdTime INTEGER,
      readyTime INTEGER,
      closedTime INTEGER,
      mergedTime INTEGER,
      updatedTime INTEGER,
      authorId INTEGER,
      mergedById INTEGER,
      baseBranch TEXT NOT NULL,
      headBranch TEXT NOT NULL,
      headSha TEXT NOT NULL,
      landedSha TEXT NOT NULL,
      method TEXT NOT NULL,
      commitCount INTEGER,
      addedLines INTEGER,
      deletedLines INTEGER,
      changedFiles INTEGER,
      labels TEXT NOT NULL,
      issues TEXT NOT NULL,
      url TEXT NOT NULL,
      has TEXT NOT NULL,
      cut TEXT NOT NULL,
      PRIMARY KEY (projectId, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE request_stamps (
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      stamps TEXT NOT NULL,
      PRIMARY KEY (projectId, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE request_commits (
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      sha TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      authorName TEXT NOT NULL,
      authorEmail TEXT NOT NULL,
      authorTime INTEGER,
      committerTime INTEGER,
      message TEXT NOT NULL,
      PRIMARY KEY (projectId, number, sha)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE request_events (
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      eventKey TEXT NOT NULL,
      kind TEXT NOT NULL,
      actorId INTEGER,
      eventTime INTEGER,
      sha TEXT NOT NULL,
      path TEXT NOT NULL,
      text TEXT NOT NULL,
      textLength INTEGER NOT NULL,
      PRIMARY KEY (projectId, number, eventKey)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deployments (
      projectId INTEGER NOT NULL,
      deploymentKey TEXT NOT NULL,
      environment TEXT NOT NULL,
      isProduction INTEGER NOT NULL,
      sha TEXT NOT NULL,
      ref TEXT NOT NULL,
      state TEXT NOT NULL,
      createdTime INTEGER,
      finishedTime INTEGER,
      PRIMARY KEY (projectId, deploymentKey)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE forge_releases (
      projectId INTEGER NOT NULL,
      tag TEXT NOT NULL,
      name TEXT NOT NULL,
      publishedTime INTEGER,
      isPrerelease INTEGER NOT NULL,
      isDraft INTEGER NOT NULL,
      PRIMARY KEY (projectId, tag)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE checks (
      projectId INTEGER NOT NULL,
      sha TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL,
      finishedTime INTEGER,
      PRIMARY KEY (projectId, sha, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE review_imports (
      importId INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      changes INTEGER NOT NULL,
      reviews INTEGER NOT NULL,
      comments INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      firstReason TEXT NOT NULL
    ) STRICT;

    CREATE TABLE sync_states (
      projectId INTEGER NOT NULL,
      resource TEXT NOT NULL,
      cursor TEXT NOT NULL,
      updatedTime INTEGER,
      PRIMARY KEY (projectId, resource)
    ) STRICT, WITHOUT ROWID;
    """

  /// What became of change requests, as metrics read it; rebuilt a repository at a time with the other verdicts.
  ///
  /// - `request_facts`: a change request of a linked project. `unitId` is the mainline commit with which it landed (0 where
  ///   none is known) and `joinRule` the rule (`J1` to `J8`) that found it, with its `confidence`. Times are seconds, NULL where
  ///   not known or not happened; `readyTime` is when it was first open for review (its creation, unless it was a draft).
  ///   `firstReviewTime` is the first action of an independent person after that (a review or a comment); `firstApprovalTime` their
  ///   first approval; `firstCommitTime` the first authored commit. `origin`, `agent` and `model` are the change's
  ///   by all evidence, the request's own (branch, body, author) with the commits'; `aiLines` of `countedLines` are its unit's
  ///   lines of origin ai and assisted (NULL where no unit is known). `authorKind` and `mergerKind` are
  ///   `person agent reviewer automation unknown` (empty for an unmerged one). `initiatorId` is the person who started an agent's
  ///   request, where known. An *independent person* is a person who is neither the author nor the initiator.
  ///   `humanReviews`, `humanApprovals`, `humanObjections`, `humanComments` (of both sorts, and what reviews say) are of independent persons;
  ///   `aiReviews`, `aiObjections` of AI reviewers; `botActions` of automation. `isVerified` is 1 where an independent
  ///   person's approval, not taken back, is of the merged head; `isStale` 1 where their latest approval is of an earlier one;
  ///   both NULL where approvals do not say what they looked at. `isSelfMerged` 1 where the author (or initiator) merged it.
  ///   `hasReviews` is 1 where some record held its reviews: only then is their absence a fact. `checksState` is
  ///   `success failure pending` or empty. `rounds` counts objections followed by new commits. `revertedDay` and `fixedDay` are of the
  ///   first unit after it that reverts it, or fixes lines that it added (within what is known).
  /// - `review_facts`: one action of a review. `actorKind` as above; `personId` 0 where unknown; `isIndependent` as above.
  /// - `deployment_facts`: a deployment to production that ended, or, where no deployments are known, nothing.
  package static let reviewFacts = """
    CREATE TABLE request_facts (
      repositoryId INTEGER NOT NULL,
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      requestKey TEXT NOT NULL,
      title TEXT NOT NULL,
      url TEXT NOT NULL,
      state TEXT NOT NULL,
      isDraft INTEGER NOT NULL,
      unitId INTEGER NOT NULL,
      joinRule TEXT NOT NULL,
      confidence TEXT NOT NULL,
      landing TEXT NOT NULL,
      firstCommitTime INTEGER,
      createdTime INTEGER,
      createdDay INTEGER,
      createdWeek INTEGER,
      readyTime INTEGER,
      readyDay INTEGER,
      firstReviewTime INTEGER,
      firstApprovalTime INTEGER,
      lastApprovalTime INTEGER,
      mergedTime INTEGER,
      mergedDay INTEGER,
      mergedWeek INTEGER,
      closedTime INTEGER,
      closedDay INTEGER,
      closedWeek INTEGER,
      releaseTime INTEGER,
      releaseDay INTEGER,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      changeClass TEXT NOT NULL,
      authorKind TEXT NOT NULL,
      mergerKind TEXT NOT NULL,
      authorPersonId INTEGER NOT NULL,
      initiatorId INTEGER NOT NULL,
      addedLines INTEGER,
      deletedLines INTEGER,
      changedFiles INTEGER,
      aiLines INTEGER,
      countedLines INTEGER,
      commitCount INTEGER,
      agentCommitCount INTEGER,
      hasReviews INTEGER NOT NULL,
      isCut INTEGER NOT NULL,
      humanReviews INTEGER NOT NULL,
      humanApprovals INTEGER NOT NULL,
      humanObjections INTEGER NOT NULL,
      humanComments INTEGER NOT NULL,
      aiReviews INTEGER NOT NULL,
      aiObjections INTEGER NOT NULL,
      botActions INTEGER NOT NULL,
      isVerified INTEGER,
      isStale INTEGER,
      isSelfMerged INTEGER,
      isAutoMerged INTEGER NOT NULL,
      rounds INTEGER NOT NULL,
      checksState TEXT NOT NULL,
      revertedDay INTEGER,
      fixedDay INTEGER,
      PRIMARY KEY (repositoryId, projectId, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX requestFactsByUnit ON request_facts (repositoryId, unitId);

    CREATE TABLE review_facts (
      repositoryId INTEGER NOT NULL,
      projectId INTEGER NOT NULL,
      number INTEGER NOT NULL,
      eventKey TEXT NOT NULL,
      kind TEXT NOT NULL,
      actorKind TEXT NOT NULL,
      agent TEXT NOT NULL,
      personId INTEGER NOT NULL,
      isIndependent INTEGER NOT NULL,
      eventTime INTEGER,
      eventDay INTEGER,
      eventWeek INTEGER,
      textLength INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, projectId, number, eventKey)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deployment_facts (
      repositoryId INTEGER NOT NULL,
      projectId INTEGER NOT NULL,
      deploymentKey TEXT NOT NULL,
      environment TEXT NOT NULL,
      state TEXT NOT NULL,
      commitId INTEGER NOT NULL,
      finishedTime INTEGER NOT NULL,
      finishedDay INTEGER NOT NULL,
      finishedWeek INTEGER NOT NULL,
      unitCount INTEGER NOT NULL,
      PRIMARY KEY (repositoryId, projectId, deploymentKey)
    ) STRICT, WITHOUT ROWID;
    """
}
