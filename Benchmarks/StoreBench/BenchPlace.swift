import ArgumentParser

/// Where a bench keeps its store, and how often its monitors look.
struct BenchPlace: ParsableArguments {
    @Option(help: "Seconds between a monitor's looks.") var interval = 30
    @Argument(help: "An empty folder for the store.") var folder: String
}
