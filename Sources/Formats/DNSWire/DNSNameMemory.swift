/// The last few names of a message and where they began: most owners are a pointer to one of them, which then need
/// not be put together again.
struct DNSNameMemory {
    private struct Place {
        let offset: Int
        let name: DNSName
    }

    private var places = [4 of Place?](repeating: nil)
    private var next = 0

    mutating func remember(_ name: DNSName, at offset: Int) {
        places[next] = Place(offset: offset, name: name)
        next = (next + 1) & 3
    }

    func name(at offset: Int) -> DNSName? {
        for slot in places.indices {
            if let place = places[slot], place.offset == offset { return place.name }
        }
        return nil
    }
}
