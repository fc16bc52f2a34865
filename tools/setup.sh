# What tools/try and tools/test share: steps that say what failed and why, packages, and a build. Sourced, after
# `kopij_command` is set to the name that messages begin with; leaves the shell in the root of the source tree.
# shellcheck shell=bash disable=SC2154 # kopij_command comes from the script that sources this

set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p build/log

say() { printf '%s: %s\n' "$kopij_command" "$*"; }

fail() {
    printf '%s: %s\n' "$kopij_command" "$*" >&2
    exit 2
}

# step TITLE COMMAND...: the output goes to a log; where the command fails, its end is shown and the script ends.
step() {
    local title=$1 began=$SECONDS log status=0
    shift
    log="build/log/${title// /-}.log"
    printf '%s: %s ... ' "$kopij_command" "$title"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [ "$status" != 0 ]; then
        echo failed
        # A compiler's error can be far above the end, where ninja says only that it stopped.
        { grep -E '(^|: )(fatal )?error: |^FAILED: |^CMake Error|^[EW]: ' "$log" | head -n 15 || true; } >&2
        { echo ...; tail -n 15 "$log"; } >&2
        fail "step \"$title\" failed (exit $status): $*
The whole output: $PWD/$log"
    fi
    echo "done ($((SECONDS - began)) s)"
}

# The packages of tools/packages.txt in these sections, a line each: "first|second".
listed_packages() {
    local sections=$1
    sed -E 's/#.*//' tools/packages.txt | while read -r section packages _; do
        case " $sections " in *" ${section:-none} "*) echo "$packages" ;; esac
    done
}

# Those of the lines on standard input of which no package is installed.
missing_packages() {
    local installed line name
    installed=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' | tr ' ' '\n' |
                  sed -n 's/^installed://p' | tr '\n' ' ') "
    while read -r line; do
        for name in ${line//|/ }; do
            case $installed in *" $name "*) continue 2 ;; esac
        done
        echo "$line"
    done
}

# The first package of each line that this release has.
choose_packages() {
    local line name
    while read -r line; do
        for name in ${line//|/ }; do
            if apt-cache show "$name" >/dev/null 2>&1; then
                echo "$name"
                continue 2
            fi
        done
        echo "${line%%|*}" # apt-get then says that it does not know it
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "installing packages needs root, and there is no sudo here" >&2
        return 1
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

# One step, since apt tells only while it reads the lists that there is no network, and goes on.
fetch_packages() {
    apt_get update
    local chosen
    chosen=$(choose_packages <<<"$1")
    # shellcheck disable=SC2086 # one word a package
    apt_get install --no-install-recommends $chosen
}

# install_packages SECTIONS: what is missing, with apt; without calling it when nothing is.
install_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        say "packages: this is no Debian; tools/packages.txt lists what has to be there"
        return
    fi
    missing=$(listed_packages "$1" | missing_packages)
    if [ -z "$missing" ]; then
        say "packages: all there"
        return
    fi
    # sudo may ask for a password, which a step's log would hide.
    if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null; then
        sudo -v || fail "step \"packages\" failed: installing needs root. Missing: ${missing//$'\n'/ }"
    fi
    say "packages: ${missing//$'\n'/ } will be installed"
    step "packages" fetch_packages "$missing"
}

# build PRESET TESTING TARGET: TESTING is ON or OFF.
build() {
    local preset=$1 testing=$2 target=$3
    # A build folder that has the tests keeps them: what tools/test made is no worse for tools/try.
    if [ "$testing" = ON ] || [ ! -f "build/$preset/CMakeCache.txt" ]; then
        step "configure $preset" cmake --preset "$preset" -DBUILD_TESTING="$testing"
    fi
    step "build $preset" cmake --build --preset "$preset" --parallel "$(nproc)" --target "$target"
}
