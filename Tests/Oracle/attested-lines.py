#!/usr/bin/env python3
"""An independent reading of git-ai notes, to compare Byline's with.

usage: attested-lines.py REPOSITORY

For every commit of HEAD's history that has a note in refs/notes/ai, prints

    <commit> <AI lines> <human lines>

where a line counts when the commit's own `git show -U0` adds it (of merges: when no parent has it). A line claimed
several times belongs to the last entry that claims it.
"""
import re
import subprocess
import sys

PINNED = ["-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false"]


def git(repository, *arguments, **options):
    command = ["git", "-C", repository, *PINNED, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout


def notes(repository):
    found = {}
    for line in git(repository, "notes", "--ref=ai", "list").decode().splitlines():
        blob, commit = line.split()
        found[commit] = blob
    return found


def blobs(repository, names):
    data = git(repository, "cat-file", "--batch", input="\n".join(names).encode() + b"\n")
    position = 0
    for _ in names:
        end = data.index(b"\n", position)
        size = int(data[position:end].split()[2])
        yield data[end + 1:end + 1 + size]
        position = end + 1 + size + 1


def claims(note):
    """path -> {line: "ai" or "human"}"""
    result, path = {}, None
    for line in note.split(b"\n"):
        line = line.rstrip()
        if line == b"---":
            break
        if not line.strip():
            continue
        if not line.startswith(b" "):
            path = line[1:-1] if line.startswith(b'"') and line.endswith(b'"') else line
            continue
        key, _, ranges = line.strip().partition(b" ")
        writer = "human" if key == b"human" or key.startswith(b"h_") else "ai"
        for part in ranges.split(b","):
            numbers = re.fullmatch(rb"(\d+)(?:-(\d+))?", part.strip())
            if path is None or not numbers:
                continue
            first = int(numbers.group(1))
            last = int(numbers.group(2) or first)
            for number in range(first, min(last, first + 1_000_000) + 1):
                result.setdefault(path, {})[number] = writer
    return result


def added(repository, commits, context):
    """commit -> {path: set of added lines}, from one `git show` of all of them."""
    text = git(
        repository, "show", "--stdin", "--no-walk=unsorted", "--format=%x1e%H", "-c", "-p", context, "-M50%", "-l1000",
        "--diff-algorithm=myers", "--no-ext-diff", "--no-textconv", "--no-color", input="\n".join(commits).encode())
    result = {}
    for record in text.split(b"\x1e"):
        commit, _, patch = record.partition(b"\n")
        if not re.fullmatch(rb"[0-9a-f]{40,64}", commit):
            continue
        files, path, number, columns = {}, None, 0, 0
        in_hunk = False
        for line in patch.split(b"\n"):
            if line.startswith(b"diff --"):
                path, in_hunk = None, False
            elif not in_hunk and line.startswith(b"+++ b/"):
                path = line[6:]
                # git ends a name that holds a blank with a tab here
                path = path[:-1] if path.endswith(b"\t") else path
            elif line.startswith(b"@@"):
                columns = len(line) - len(line.lstrip(b"@")) - 1
                number = int(re.search(rb"\+(\d+)", line).group(1))
                in_hunk = True
            elif in_hunk and line[:1] in (b"+", b" ", b"-"):
                marks = line[:columns]
                if b"-" in marks:
                    continue
                if marks == b"+" * columns and path is not None:
                    files.setdefault(path, set()).add(number)
                number += 1
        result[commit.decode()] = files
    return result


def main(repository):
    history = set(git(repository, "rev-list", "HEAD").decode().split())
    annotated = {commit: blob for commit, blob in notes(repository).items() if commit in history}
    commits = sorted(annotated)
    merges = set(git(repository, "rev-list", "--merges", "HEAD").decode().split())
    diffs = added(repository, [commit for commit in commits if commit not in merges], "-U0")
    # Without context the combined diff of a merge leaves out lines, and what follows cannot be numbered.
    diffs.update(added(repository, [commit for commit in commits if commit in merges], "-U1"))
    for commit, note in zip(commits, blobs(repository, [annotated[commit] for commit in commits])):
        counts = {"ai": 0, "human": 0}
        for path, lines in claims(note).items():
            own = diffs.get(commit, {}).get(path, set())
            for number, writer in lines.items():
                if number in own:
                    counts[writer] += 1
        print(commit, counts["ai"], counts["human"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
