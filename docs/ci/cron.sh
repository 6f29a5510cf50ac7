#!/usr/bin/env bash
# Byline on a machine that keeps mirrors: fetches them, collects, writes the dashboard, and mails the week.
#
#   git clone --mirror git@example.com:octo/tide.git /srv/byline/mirrors/tide.git     once for each repository
#
# In the crontab, since cron looks for programs in /usr/bin and /bin only:
#
#   PATH=/usr/local/bin:/usr/bin:/bin
#   30 5 * * 1  /srv/byline/cron.sh /srv/byline leads@example.com
#
# Arguments: the folder, then the addresses to mail to (none: nothing is mailed). Needs git, byline, flock, and mail where
# something is mailed. In the folder: mirrors/, byline.sqlite, site/, weekly.md, and doctor/ with a text a mirror.
set -euo pipefail
umask 027

folder=${1:?name the folder that has mirrors/}
shift

shopt -s nullglob
mirrors=("$folder"/mirrors/*.git)
if [ ${#mirrors[@]} -eq 0 ]; then
  echo "there is no mirror in $folder/mirrors" >&2
  exit 2
fi

# One at a time: a run that takes longer than a week is not overtaken.
exec 9>"$folder/lock"
if ! flock --nonblock 9; then
  echo "another run is at work in $folder" >&2
  exit 2
fi

store=$folder/byline.sqlite
failed=0
examined=()
mkdir -p "$folder/doctor"
for mirror in "${mirrors[@]}"; do
  # A mirror that cannot be fetched is reported as it was, and said.
  git -C "$mirror" fetch --quiet --prune || { echo "not fetched: $mirror" >&2; failed=1; }
  # Status 1 means problems, which the text names; with any other the mirror is left out, and said.
  name=$(basename "$mirror" .git)
  byline doctor "$mirror" --store "$store" >"$folder/doctor/$name.txt" ||
    [ $? -eq 1 ] || { echo "not examined: $mirror" >&2; failed=1; continue; }
  examined+=("$mirror")
done
if [ ${#examined[@]} -eq 0 ]; then
  exit 1
fi

byline collect "${examined[@]}" --store "$store" --quiet
byline dashboard --store "$store" --quiet -o "$folder/site"
byline report weekly --store "$store" --quiet -o "$folder/weekly.md"

if [ $# -gt 0 ]; then
  mail -s "Byline: the week in code" "$@" <"$folder/weekly.md"
fi
exit "$failed"
