/// Key/values that prove a finding, in the order a person should read them.
package struct Evidence: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    package private(set) var entries: [Entry] = []

    package struct Entry: Sendable, Hashable {
        /// lowerCamelCase, as it appears in JSON.
        package let key: String
        package let value: EvidenceValue
    }

    package init() {}

    package init(dictionaryLiteral elements: (String, EvidenceValue)...) {
        if elements.count == 1 {
            entries = [Entry(key: elements[0].0, value: elements[0].1)]
        } else {
            entries.reserveCapacity(elements.count)
            for (key, value) in elements { self[key] = value }
        }
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// Setting an existing key keeps its place; setting nil removes it.
    package subscript(key: String) -> EvidenceValue? {
        get { entries.first { $0.key == key }?.value }
        set {
            let place = entries.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): entries[place] = Entry(key: key, value: value)
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}
