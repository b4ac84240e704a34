/// A reply's denial records: what the verified ones prove, and the first that did not verify.
struct DenialProof {
    var denial: any Denial
    let broken: ChainLink?
}
