import Testing

@testable import UpkeepCommands

struct SizeTextTests {
    @Test(
        arguments: [
            (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (12_345, "12.3 kB"), (999_499, "999 kB"), (999_949, "1 MB"),
            (1_234_567_890, "1.2 GB"), (5_000_000_000_000_000, "5000 TB"),
        ] as [(Int64, String)])
    func bytes(_ bytes: Int64, _ text: String) { #expect(SizeText.bytes(bytes) == text) }

    @Test(arguments: [
        (0, "0 rows"), (1, "1 row"), (999, "999 rows"), (1000, "1,000 rows"), (1_234_567, "1,234,567 rows"),
    ])
    func counts(_ count: Int, _ text: String) { #expect(SizeText.count(count, "row") == text) }
}
