#!/usr/bin/env bash
# No line of a program's help is the same in Dutch as in English, or a text was never given to its translator.
# usage: dutch_help.sh SOURCE-TREE FOLDER-OF-PROGRAMS
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Lines without prose: empty, a command of an example or of the usage, an option whose description is on the next line,
# names that go on from the line before.
without_prose='^ *$|^ +(kopij|git)[ -]|^ +-[-a-z, ]+( ?[^ ]+)?$|^ +[a-z]+(, [a-z]+)*$|BASE OURS THEIRS'
count=0
left=''
for program in "$2"/kopij-*; do
    # A tool of the project's developers, not installed, speaks English.
    [ "${program##*/}" != kopij-train ] || continue
    english=$(LC_ALL=C.UTF-8 "$program" --help | sort -u)
    dutch=$(LC_ALL=nl_NL.UTF-8 "$program" --help | sort -u)
    same=$(comm -12 <(echo "$english") <(echo "$dutch") | grep -vE "$without_prose" || true)
    [ -z "$same" ] || left+="${program##*/}:"$'\n'"$same"$'\n'
    count=$((count + 1))
done
[ -z "$left" ] || fail "these lines of --help are not Dutch:
$left"
echo "the help of $count programs is Dutch in every line"
