import Checks
import Notifiers
import UpkeepCore

/// One kind of channel while its keys are being read: a new kind is one such type and one line in ``ProviderKeys``.
protocol ProviderSettings: Sendable {
    static var provider: any Notifier.Type { get }
    /// What other tools call it.
    static var otherNames: [String] { get }
    static var summary: String { get }
    static var keys: [Key<Self>] { get }
    /// Of each of these exactly one must be set.
    static var oneOf: [[String]] { get }
    /// Of each of these at most one may be set.
    static var atMostOneOf: [[String]] { get }
    /// The key that each reason of the notifier's own is about.
    static var blame: [NotifierError.Reason: String] { get }
    init()
    /// nil as long as something is missing.
    func notifier() throws(NotifierError) -> (any Notifier)?
}

extension ProviderSettings {
    static var otherNames: [String] { [] }
    static var oneOf: [[String]] { [] }
    static var atMostOneOf: [[String]] { [] }
    static var blame: [NotifierError.Reason: String] { [:] }

    /// The key of a channel that makes it one of this kind.
    static var key: Key<ChannelDraft> {
        Key(
            provider.kind, KeyGroup<Self>(keys, check: check), shown: false, hasPage: true, otherNames: otherNames,
            summary, from: { _ in Self.standard },
            set: { draft, settings in
                // What is wrong with it has been said by the check.
                draft.notifier = try? settings.notifier()
            })
    }

    private static var standard: Self {
        var settings = Self()
        var reader = ConfigReader.standard
        for key in keys { key.applyStandard(&settings, &reader) }
        return settings
    }

    private static func check(
        _ places: [String: Place], _ place: Place, _ settings: inout Self, _ reader: inout ConfigReader
    ) {
        for names in oneOf {
            let listed = names.prefix(1).map { "`\($0)`" }.joined()
            reader.requireOne(of: names, in: places, at: place, missing: "has no \(listed)")
        }
        for names in atMostOneOf { reader.requireOne(of: names, in: places, at: place, missing: nil) }
        do throws(NotifierError) {
            guard let notifier = try settings.notifier() else { return }
            for secret in notifier.secrets where secret.value.utf8.count >= 12 { _ = reader.hide(secret) }
        } catch {
            let key = blame[error.reason]
            let at = key.flatMap { places[$0] } ?? places.values.min() ?? place
            reader.report(.badValue, at: at, "\(reader.key): \(error.message)", hint: error.hint)
        }
    }
}
