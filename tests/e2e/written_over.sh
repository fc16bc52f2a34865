#!/usr/bin/env bash
# A catalogue that is written over keeps its place, its permissions and its owner; where it cannot be written it stays as it
# was, with nothing left beside it.
# usage: written_over.sh SOURCE-TREE FOLDER-OF-PROGRAMS
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need awk cmp stat

awk 'BEGIN {
    print "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\""
    for (n = 0; n < 2000; n++) printf "\nmsgid \"Message number %d of the test\"\nmsgstr \"Bericht %d\"\n", n, n
}' >"$scratch/old.po"
sed 's/of the test/of this test/; s/^msgstr "Bericht.*/msgstr ""/' "$scratch/old.po" >"$scratch/new.pot"
cp "$scratch/old.po" "$scratch/merged.po"
succeeds kopij-merge -q -U --backup=none "$scratch/merged.po" "$scratch/new.pot"
cmp -s "$scratch/old.po" "$scratch/merged.po" && fail "the update should change something"

# alone FOLDER FILE...: nothing else is in the folder.
alone() {
    local folder=$1
    shift
    [ "$(find "$folder" -mindepth 1 -printf '%f\n' | sort | tr '\n' ' ')" = "$* " ] ||
        fail "$folder should hold $* alone: $(ls -A "$folder")"
}

# A link stays one, and what it leads to is written, in its own folder.
mkdir "$scratch/links" "$scratch/target"
cp "$scratch/old.po" "$scratch/target/nl.po"
ln -s ../target/nl.po "$scratch/links/nl.po"
succeeds kopij-merge -q -U --backup=none "$scratch/links/nl.po" "$scratch/new.pot"
[ -L "$scratch/links/nl.po" ] || fail "the link became a file"
cmp "$scratch/target/nl.po" "$scratch/merged.po"
alone "$scratch/links" nl.po
alone "$scratch/target" nl.po

# Permissions, and where the test may give files away the owner.
for mode in 640 664 600; do
    cp "$scratch/old.po" "$scratch/target/nl.po"
    chmod "$mode" "$scratch/target/nl.po"
    owner=$(id -u)
    [ "$owner" != 0 ] || owner=12345
    chown "$owner" "$scratch/target/nl.po"
    succeeds kopij-merge -q -U --backup=none "$scratch/target/nl.po" "$scratch/new.pot"
    [ "$(stat -c '%a %u' "$scratch/target/nl.po")" = "$mode $owner" ] ||
        fail "the mode or owner changed: $(stat -c '%a %u' "$scratch/target/nl.po")"
done

# A folder in which nothing can be made: the file that is there stays as it was. Root may write anywhere.
if [ "$(id -u)" != 0 ]; then
    cp "$scratch/old.po" "$scratch/target/nl.po"
    chmod 555 "$scratch/target"
    refuses kopij-merge -q -U --backup=none "$scratch/target/nl.po" "$scratch/new.pot"
    says nl.po
    chmod 755 "$scratch/target"
    cmp "$scratch/target/nl.po" "$scratch/old.po"
    alone "$scratch/target" nl.po
else
    echo "not tried, since root may write anywhere: a read-only folder"
fi

# A full disk, where the test may make one: with room for the old file, and for half of the new one.
if [ "$(id -u)" = 0 ] && mkdir "$scratch/disk" && mount -t tmpfs -o "size=$(($(stat -c %s "$scratch/old.po") * 3 / 2))" \
    none "$scratch/disk" 2>/dev/null; then
    trap 'umount "$scratch/disk"; rm -rf "$scratch"' EXIT
    cp "$scratch/old.po" "$scratch/disk/nl.po"
    refuses kopij-merge -q -U --backup=none "$scratch/disk/nl.po" "$scratch/new.pot"
    says nl.po
    cmp "$scratch/disk/nl.po" "$scratch/old.po"
    alone "$scratch/disk" nl.po
    refuses kopij-merge -q -o "$scratch/disk/other.po" "$scratch/disk/nl.po" "$scratch/new.pot"
    alone "$scratch/disk" nl.po
else
    echo "not tried, since only root may mount one: a full disk"
fi
echo "a catalogue that is written over keeps its place, permissions and owner"
