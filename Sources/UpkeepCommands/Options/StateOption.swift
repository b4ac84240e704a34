import ArgumentParser

/// Where what is seen in good times is kept for bad ones.
struct StateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Remember what was seen in this folder, or `none`; ~/.local/state/upkeep when not given.",
            valueName: "folder"),
        completion: .directory)
    var state: String?
}
