/// The tables under `/proc/…/net`: a heading, then one line per socket (proc(5)).
enum KernelTable {
    /// The lines behind the heading, cut into columns; none when the file cannot be read.
    static func rows(_ path: String) -> [[Substring]] {
        KernelFile.text(path).split(separator: "\n").dropFirst().map { line in line.split(separator: " ", maxSplits: 4)
        }
    }
}
