# What the end-to-end tests share. Sourced with the source tree and the folder of the programs as arguments. Works in a
# scratch folder that is gone afterwards, with an environment of its own: no settings of the user, no language, no colours.
# shellcheck shell=bash

set -euo pipefail
unset CDPATH "${!GIT_@}"
# shellcheck disable=SC2034 # for the script that sources this
root=$1
export PATH="$2:$PATH"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch/home LC_ALL=C.UTF-8 NO_COLOR=1 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/home/gitconfig
unset LANGUAGE CLICOLOR_FORCE FORCE_COLOR XDG_CONFIG_HOME XDG_CACHE_HOME
mkdir "$HOME"
git config --global user.name Tester
git config --global user.email tester@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

# need PROGRAM...: ctest counts an exit of 77 as skipped.
need() {
    local program
    for program; do
        command -v "$program" >/dev/null || {
            echo "skipped: there is no $program here"
            exit 77
        }
    done
}

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# succeeds COMMAND..., refuses COMMAND...: the output is in $output.
succeeds() {
    output=$("$@" 2>&1 </dev/null) || fail "this should have succeeded: $*
$output"
}
refuses() {
    ! output=$("$@" 2>&1 </dev/null) || fail "this should have been refused: $*
$output"
}

# says TEXT, keeps_silent TEXT: about $output.
says() { [[ $output == *"$1"* ]] || fail "the output should say '$1':
$output"; }
keeps_silent() { [[ $output != *"$1"* ]] || fail "the output should not say '$1':
$output"; }

# example_of NAME: the block of the README whose first line is "# NAME", without its fence.
example_of() {
    awk -v name="# $1" '
        inside && /^```/ { exit }
        inside { print }
        fence && $0 == name { inside = 1; print }
        { fence = /^```[a-z]/ }' "$root/README.md" | grep . || fail "the README has no example of $1"
}

# npm_install PACKAGE...: into the working folder. Where npm or its registry is not there, the test counts as skipped.
npm_install() {
    need node npm
    echo '{"private": true}' >package.json
    npm install --no-audit --no-fund --loglevel=error --fetch-retries=0 --save-dev "$@" >"$scratch/npm.log" 2>&1 || {
        echo "skipped: npm cannot fetch $# package(s) here ($*): $(tail -1 "$scratch/npm.log")"
        exit 77
    }
}
