#!/usr/bin/env bash
# An installed Kopij works without the source tree: its programs find their rules and their messages.
# usage: install.sh SOURCE-TREE FOLDER-OF-PROGRAMS BUILD-FOLDER
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
build=$3
need cmake
prefix="$scratch/an installed kopij"

succeeds cmake --install "$build" --prefix "$prefix"
mkdir "$scratch/elsewhere"
cd "$scratch/elsewhere"

for program in "$2"/kopij*; do
    name=${program##*/}
    case $name in kopij-train | kopij-values) continue ;; esac # these serve the source tree and the build
    [ -x "$prefix/bin/$name" ] || fail "$name is not installed"
    succeeds "$prefix/bin/$name" --version
    says "kopij"
    succeeds "$prefix/bin/$name" --help
done

succeeds "$2/kopij-lint" --list-rules
expected=$output
succeeds "$prefix/bin/kopij-lint" --list-rules
[ -n "$output" ] || fail "the installed kopij-lint lists no rules"
[ "$output" = "$expected" ] || fail "the installed kopij-lint lists other rules:
$output"

refuses "$prefix/bin/kopij-lint" --lang nl --there-is-no-such-option
says "optie"
if find "$prefix" -type l | grep -q .; then fail "a link was installed"; fi

echo "installed: $(find "$prefix" -type f | wc -l) files, $(find "$prefix/bin" -type f | wc -l) programs, $(wc -l <<<"$expected") lines of rules"
