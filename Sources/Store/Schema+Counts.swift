extension Schema {
  /// What facts are counted by, so that a SELECT gives the same of them and of their sums.
  ///
  /// - `change_facts`: `changeCount` is 1; `unknownCount` is 1 where the diff is unknown. `authoredHour` is the hour of the
  ///   week, from 0 on Monday, at which the commit was authored by its author's own clock.
  /// - `unit_facts`: `unitCount` is 1. `isRequest` says that the unit landed a change request as far as git knows, `isRecorded`
  ///   that a row of `request_facts` names it as the unit with which its request landed.
  /// - `derived_tables`: by what definition each `DerivedTable` was made.
  package static let counts = """
    ALTER TABLE change_facts ADD COLUMN changeCount INTEGER GENERATED ALWAYS AS (1) VIRTUAL;
    ALTER TABLE change_facts ADD COLUMN unknownCount INTEGER GENERATED ALWAYS AS (addedLines IS NULL) VIRTUAL;
    ALTER TABLE change_facts ADD COLUMN authoredHour INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE unit_facts ADD COLUMN unitCount INTEGER GENERATED ALWAYS AS (1) VIRTUAL;
    ALTER TABLE unit_facts ADD COLUMN isRequest INTEGER GENERATED ALWAYS AS (requestKey <> '') VIRTUAL;
    ALTER TABLE unit_facts ADD COLUMN isRecorded INTEGER NOT NULL DEFAULT 0;

    UPDATE change_facts SET authoredHour = COALESCE(
      (
        SELECT (((c.authorTime + c.authorOffset * 60) / 3600 + 72) % 168 + 168) % 168
        FROM commits AS c
        WHERE c.repositoryId = change_facts.repositoryId AND c.commitId = change_facts.commitId
      ), 0
    );
    UPDATE unit_facts SET isRecorded = 1 WHERE EXISTS (
      SELECT 1 FROM request_facts AS q
      WHERE q.repositoryId = unit_facts.repositoryId AND q.unitId = unit_facts.commitId
    );

    CREATE INDEX suspectedChanges ON change_facts (repositoryId, landedDay) WHERE isSuspected = 1;

    CREATE TABLE derived_tables (
      name TEXT PRIMARY KEY,
      definition TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
