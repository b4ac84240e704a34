import ArgumentParser
import Checks

/// One of Mozilla's profiles on the command line.
struct TLSProfileArgument: ExpressibleByArgument {
    let profile: TLSProfile

    init?(argument: String) {
        guard let profile = TLSProfile(argument) else { return nil }
        self.profile = profile
    }

    static var allValueStrings: [String] { TLSProfile.Name.allCases.map(\.rawValue) }
}
