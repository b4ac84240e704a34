#!/usr/bin/env bash
# Writes what is generated from the program itself: reference pages, shell completions, the manual page.
#
#   Packaging/generate-docs.sh            writes the files
#   Packaging/generate-docs.sh --check    only says which are stale, and fails if any is
set -euo pipefail
cd "$(dirname "$0")/.."

case ${1:-} in
    '' | --check) mode=${1:-} ;;
    *)
        echo "usage: Packaging/generate-docs.sh [--check]" >&2
        exit 64
        ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
quietly() {
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
}

quietly swift build --product upkeep
upkeep=.build/debug/upkeep

new=$work/new
mkdir -p "$new/docs" "$new/Packaging/completions" "$new/Packaging/man"
"$upkeep" config reference >"$new/docs/config.md"
"$upkeep" config schema >"$new/docs/upkeep.schema.json"
"$upkeep" config reference --api >"$new/docs/api.md"
"$upkeep" explain --markdown >"$new/docs/checks.md"
"$upkeep" --generate-completion-script bash >"$new/Packaging/completions/upkeep.bash"
"$upkeep" --generate-completion-script zsh >"$new/Packaging/completions/_upkeep"
"$upkeep" --generate-completion-script fish >"$new/Packaging/completions/upkeep.fish"
quietly swift package --allow-writing-to-package-directory --allow-writing-to-directory "$new/Packaging/man" \
    generate-manual --configuration debug --output-directory "$new/Packaging/man"
# The plugin writes one for every program; people get only this one.
find "$new/Packaging/man" -type f ! -name 'upkeep*' -delete

stale=0
while read -r file; do
    # The manual's date alone makes no page stale.
    if diff -q -I '^\.Dd ' "$new/$file" "$file" >/dev/null 2>&1; then continue; fi
    if [ "$mode" = --check ]; then
        echo "error: $file is stale" >&2
        stale=1
    else
        mkdir -p "$(dirname "$file")"
        cp "$new/$file" "$file"
        echo "wrote $file"
    fi
done < <(cd "$new" && find . -type f -printf '%P\n' | sort)
if [ "$stale" -ne 0 ]; then
    echo "hint: run \`make docs\`" >&2
    exit 1
fi
