#!/usr/bin/env bash
# A catalogue whose update is killed is the old one or the new one, never a part of either.
# usage: killed_while_writing.sh SOURCE-TREE FOLDER-OF-PROGRAMS [TIMES]
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need awk cmp
times=${3:-200}

# Large enough that the work takes some milliseconds.
awk 'BEGIN {
    print "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\""
    for (n = 0; n < 1500; n++) printf "\nmsgid \"Message number %d of the test\"\nmsgstr \"Bericht %d\"\n", n, n
}' >"$scratch/old.po"
sed 's/of the test/of this test/; s/^msgstr "Bericht.*/msgstr ""/' "$scratch/old.po" >"$scratch/new.pot"
cp "$scratch/old.po" "$scratch/x.po"
begin=$(date +%s%N)
kopij-merge -q -U "$scratch/x.po" "$scratch/new.pot"
microseconds=$((($(date +%s%N) - begin) / 1000))
mv "$scratch/x.po" "$scratch/merged.po"
cmp -s "$scratch/old.po" "$scratch/merged.po" && fail "the update should change something"

old=0
new=0
for ((n = 0; n < times; n++)); do
    cp "$scratch/old.po" "$scratch/x.po"
    kopij-merge -q -U "$scratch/x.po" "$scratch/new.pot" &
    program=$!
    # From before the program reads to after it is done.
    sleep "$(printf '0.%06d' $((microseconds * (n % 40) / 30 % 1000000)))"
    kill -9 "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
    if cmp -s "$scratch/x.po" "$scratch/old.po"; then
        old=$((old + 1))
    elif cmp -s "$scratch/x.po" "$scratch/merged.po"; then
        new=$((new + 1))
    else
        fail "after a kill the catalogue is neither the old nor the new one"
    fi
done
[ "$old" -gt 0 ] || fail "no update was killed in time"
echo "$times updates killed: $old left the old catalogue, $new the new one"
