extension Schema {
  /// The line history: what a replay needs besides the added lines, and what it gave.
  ///
  /// - `file_changes` gains the numbers of the deleted lines in the version before (with the added ones they say where
  ///   every other line went), and which of both were only moved within the commit.
  /// - `merge_files`: for a merge, the files that are not its first parent's. A row with two empty sets: the file is that
  ///   parent's, whole (`parent` counts from 0). Otherwise one row a parent that has the file (as `oldPathId`, where it is
  ///   called otherwise there): the result's lines that the parent lacks, and the parent's lines that are not in the
  ///   result.
  /// - `line_events`: for a mainline commit, the lines that landed with it, those that left with it (each with the commit
  ///   that deleted them), and those that its branch had added and removed before it landed. Packed `LineEvent`s.
  /// - `owned_files`: at the tip, the runs of lines of each text file. Packed `LineRun`s.
  /// - `line_history`: what the replay has reached, and its own books: lines born, dead and alive, and what
  ///   `git diff --numstat` of the empty tree counts.
  package static let lineHistory = """
    ALTER TABLE file_changes ADD COLUMN deletedRanges BLOB NOT NULL DEFAULT x'';
    ALTER TABLE file_changes ADD COLUMN movedInRanges BLOB NOT NULL DEFAULT x'';
    ALTER TABLE file_changes ADD COLUMN movedOutRanges BLOB NOT NULL DEFAULT x'';
    ALTER TABLE file_changes ADD COLUMN textLines INTEGER;

    CREATE TABLE merge_files (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      pathId INTEGER NOT NULL,
      parent INTEGER NOT NULL,
      oldPathId INTEGER,
      addedRanges BLOB NOT NULL,
      deletedRanges BLOB NOT NULL,
      PRIMARY KEY (repositoryId, commitId, pathId, parent)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE line_events (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      born BLOB NOT NULL,
      died BLOB NOT NULL,
      unlanded BLOB NOT NULL,
      PRIMARY KEY (repositoryId, commitId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE owned_files (
      repositoryId INTEGER NOT NULL,
      pathId INTEGER NOT NULL,
      lineCount INTEGER NOT NULL,
      lines BLOB NOT NULL,
      PRIMARY KEY (repositoryId, pathId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE line_history (
      repositoryId INTEGER PRIMARY KEY,
      tip TEXT NOT NULL,
      isReplayable INTEGER NOT NULL,
      bornLines INTEGER NOT NULL,
      deadLines INTEGER NOT NULL,
      aliveLines INTEGER NOT NULL,
      unknownLines INTEGER NOT NULL,
      countedLines INTEGER NOT NULL,
      unbalancedOwners INTEGER NOT NULL
    ) STRICT;
    """

  /// What became of every line; what metrics read are the tables that are made of it (`DerivedTable`).
  ///
  /// - `fate_facts`: lines with the same birth, writer and end, counted. `commitId` added them; they landed on the
  ///   mainline on `landedDay` with the unit `unitId`. `isLanded` is 0 for lines that a branch added and removed again
  ///   before it landed (`landedDay` is then the day that the branch landed, and so is `endDay`). `isMoved` is 1 for lines
  ///   that their commit only moved to where they are, by exact content: they were not written then. `endKind` is
  ///   `alive`, `deleted` (removed or rewritten), `moved` (deleted by a commit that added the same text elsewhere) or
  ///   `lost` (out of sight, because the objects that would tell are absent).
  ///   `endDay` is the day on which they left the mainline, NULL while alive; `enderId` the commit that deleted them, and
  ///   `enderOrigin` that change's origin (empty while alive). `fileClass`, `language` and `directory` are of the file
  ///   in which the lines are now, or were last. Lines whose owner is unknown have the origin `unknown` and commit 0.
  package static let fates = """
    CREATE TABLE fate_facts (
      repositoryId INTEGER NOT NULL,
      commitId INTEGER NOT NULL,
      unitId INTEGER NOT NULL,
      landedDay INTEGER NOT NULL,
      landedWeek INTEGER NOT NULL,
      isLanded INTEGER NOT NULL,
      isMoved INTEGER NOT NULL,
      origin TEXT NOT NULL,
      agent TEXT NOT NULL,
      model TEXT NOT NULL,
      isAttested INTEGER NOT NULL,
      fileClass TEXT NOT NULL,
      language TEXT NOT NULL,
      directory TEXT NOT NULL,
      endKind TEXT NOT NULL,
      endDay INTEGER,
      endWeek INTEGER,
      enderId INTEGER NOT NULL,
      enderOrigin TEXT NOT NULL,
      lineCount INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX fateFactsByDay ON fate_facts (repositoryId, landedDay);
    """
}
