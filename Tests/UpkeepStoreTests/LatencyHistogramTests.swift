import Histogram
import Testing

@testable import UpkeepStore

@Suite("latencies in buckets, beside HdrHistogram's own")
struct LatencyHistogramTests {
    private func reference() -> Histogram<UInt64> {
        Histogram(highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: .two)
    }

    private func histogram(_ values: [Int64]) -> LatencyHistogram {
        LatencyHistogram(merging: values.map { .init(bucket: LatencyHistogram.bucket(ofMicroseconds: $0), count: 1) })
    }

    @Test("every bucket holds what HdrHistogram's holds")
    func buckets() {
        let reference = self.reference()
        var noise = Noise(1)
        var values = (0..<2000).map { Int64($0) }
        for power in 8..<31 { values += [1 << power - 1, 1 << power, 1 << power + 1].map { Int64($0) } }
        for _ in 0..<2000 { values.append(Int64.random(in: 0...3_600_000_000, using: &noise)) }
        for value in values + [3_600_000_000] {
            let bucket = LatencyHistogram.bucket(ofMicroseconds: value)
            #expect(LatencyHistogram.lowest(of: bucket) == reference.lowestEquivalentForValue(UInt64(value)))
            #expect(LatencyHistogram.highest(of: bucket) == reference.highestEquivalentForValue(UInt64(value)))
        }
    }

    @Test("merged parts have the percentiles of the whole", arguments: [1, 2, 3, 10, 1000, 20_000])
    func percentiles(_ count: Int) throws {
        var noise = Noise(UInt64(count))
        var reference = self.reference()
        var parts: [LatencyHistogram] = Array(repeating: LatencyHistogram(), count: 7)
        var values: [[Int64]] = Array(repeating: [], count: 7)
        for place in 0..<count {
            let value = Int64.random(in: 1...Int64.random(in: 1...5_000_000, using: &noise), using: &noise)
            reference.record(UInt64(value))
            values[place % 7].append(value)
        }
        parts = values.map(histogram)
        let whole = LatencyHistogram(merging: parts.flatMap(\.entries))
        #expect(whole.count == UInt64(count))
        for percentile in [0.1, 1, 25, 50, 90, 95, 99, 99.9, 100] {
            let expected = reference.highestEquivalentForValue(reference.valueAtPercentile(percentile))
            #expect(whole.value(at: percentile / 100) == .microseconds(Int64(expected)), "p\(percentile)")
        }
        let mean = try #require(whole.mean).inMicroseconds
        #expect(abs(mean - reference.mean) <= reference.mean / 100 + 1)
    }

    @Test("of nothing there is no percentile")
    func empty() {
        #expect(LatencyHistogram().value(at: 0.5) == nil)
        #expect(LatencyHistogram().mean == nil)
        #expect(LatencyHistogram().isEmpty)
    }

    @Test("what is written is read back, and most values of a minute take two bytes")
    func packing() throws {
        var noise = Noise(7)
        for count in [0, 1, 2, 5, 100] {
            let values = (0..<count).map { _ in Int64.random(in: 40_000...60_000, using: &noise) }
            let histogram = self.histogram(values)
            var writer = PackedWriter()
            histogram.write(to: &writer)
            #expect(writer.bytes.count <= 2 + 2 * count + 1)
            var reader = PackedReader(writer.bytes)
            #expect(try LatencyHistogram(&reader) == histogram)
            #expect(reader.isAtEnd)
        }
    }

    @Test("an hour is the longest latency there is")
    func longest() {
        let histogram = histogram([.max, 3_600_000_001])
        #expect(histogram.entries.count == 1)
        #expect(histogram.value(at: 1) == .microseconds(LatencyHistogram.highest(of: histogram.entries[0].bucket)))
    }
}

extension Duration {
    fileprivate var inMicroseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12
    }
}
