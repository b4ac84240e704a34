import UpkeepCore
extension CertificateFacts { package static func read(der: [UInt8], sha256: String) throws(TempError) -> CertificateFacts { CertificateFacts(subject: "", issuer: "", sha256: sha256) } }
package struct TempError: UpkeepError { package var code: String { "" }; package var message: String { "" } }
package enum HostnameMatcher { package static func matches(_ n: String, _ f: CertificateFacts) -> Bool { true } }
