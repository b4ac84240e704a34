#!/usr/bin/env bash
# Builds fuzz targets into .build/fuzz, each with its modules, libFuzzer and the address sanitizer.
#
#   Fuzz/build.sh [TARGET…]      all targets when none is named
#
# SwiftPM is not used for them, because it would also link the sanitizer's runtime into everything else. It builds what
# other packages give, without libFuzzer and the sanitizer.
set -euo pipefail
cd "$(dirname "$0")/.."
source Fuzz/targets.sh

out=.build/fuzz
mkdir -p "$out/modules"

# The settings of Package.swift, less the warnings, which the ordinary build already treats as errors.
flags=(
    -O -g -swift-version 6 -parse-as-library -package-name upkeep '-sanitize=fuzzer,address'
    -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature NonisolatedNonsendingByDefault
    -suppress-warnings -use-ld=lld
    -I "$out/modules"
)
for folder in Sources/C*/; do
    if [ -f "$folder/module.modulemap" ]; then
        flags+=(-I "$folder" -Xcc "-fmodule-map-file=$folder/module.modulemap")
    fi
done

sources_of() {
    find "$(module_folder "$1")" -name '*.swift' | sort
}

# A module is built again when one of its files, a module before it, or this script is newer.
is_fresh() {
    local object=$1 folder=$2 earlier
    shift 2
    [ -f "$object" ] && [ "$object" -nt Fuzz/build.sh ] || return 1
    [ -z "$(find "$folder" \( -name '*.swift' -o -type d \) -newer "$object" -print -quit)" ] || return 1
    for earlier in "$@"; do [ "$object" -nt "$earlier" ] || return 1; done
}

# Takes the module, then the objects of those before it.
build_module() {
    local module=$1 object=$out/modules/$1.o sources
    shift
    if is_fresh "$object" "$(module_folder "$module")" "$@"; then return; fi
    mapfile -t sources < <(sources_of "$module")
    swiftc "${flags[@]}" -wmo -module-name "$module" -emit-module -emit-module-path "$out/modules/$module.swiftmodule" \
        -emit-object -o "$object" "${sources[@]}"
}

# Takes the last of our modules, and prints the folder that SwiftPM builds into.
build_packages() {
    swift build --quiet --target "$1" >&2
    swift build --show-bin-path
}

build_target() {
    local target=$1 objects=() libraries=() others=() built word
    if [ -n "$(target_packages "$target")" ]; then
        built=$(build_packages "$(target_modules "$target" | awk '{ print $NF }')")
        for word in $(target_packages "$target"); do
            mapfile -t -O "${#others[@]}" others < <(find "$built/$word.build" -name '*.o' | sort)
        done
        local flags=("${flags[@]}" -I "$built/Modules")
        for word in .build/checkouts/swift-crypto/Sources/CCrypto*/include; do flags+=(-I "$word"); done
    fi
    for word in $(target_modules "$target"); do
        build_module "$word" "${objects[@]}"
        objects+=("$out/modules/$word.o")
    done
    for word in $(target_libraries "$target"); do libraries+=("-l$word"); done
    swiftc "${flags[@]}" -wmo -module-name "${target}Fuzz" -emit-module \
        -emit-module-path "$out/modules/${target}Fuzz.swiftmodule" -emit-object -o "$out/modules/${target}Fuzz.o" \
        "Fuzz/${target}Fuzz.swift"
    swiftc "${flags[@]}" -o "$out/$target" "$out/modules/${target}Fuzz.o" "${objects[@]}" "${others[@]}" "${libraries[@]}"
}

if [ $# -eq 0 ]; then mapfile -t names < <(all_targets); else names=("$@"); fi
for name in "${names[@]}"; do
    require_target "$name"
    build_target "$name"
done
