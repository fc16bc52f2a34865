#!/usr/bin/env bash
# A hook on five staged articles answers before anybody notices: processor time, the best of five runs.
# usage: hook_time.sh SOURCE-TREE FOLDER-OF-PROGRAMS
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
most=100 # milliseconds

mkdir "$scratch/site"
cd "$scratch/site"
cp -r "$root/content" .
cp "$root/.kopij.yml" .
mapfile -t articles < <(find content -name '*.xml' | sort | head -5)
[ "${#articles[@]}" = 5 ] || fail "five articles are needed"
best=''
for _ in 1 2 3 4 5; do
    TIMEFORMAT='%U %S'
    spent=$({ time kopij-lint "${articles[@]}" >/dev/null; } 2>&1 | tail -1 | awk '{ printf "%d", 1000 * ($1 + $2) }')
    if [ -z "$best" ] || [ "$spent" -lt "$best" ]; then best=$spent; fi
done
[ "$best" -lt "$most" ] || fail "five articles took $best ms of processor time; at most $most are allowed"
echo "five staged articles: $best ms of processor time"
