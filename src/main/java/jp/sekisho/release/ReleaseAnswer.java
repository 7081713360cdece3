package jp.sekisho.release;

import java.util.Optional;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.checkpoint.Answer;

/// What became of one step of a release. None of it is a PASS.
public sealed interface ReleaseAnswer {
    /// The check that was made anew, written down, with the token that leaves.
    Answer answer();

    /// A second person may confirm the proposal that the answer holds.
    record Proposed(Answer answer, ReleaseCode code) implements ReleaseAnswer {}

    /// The answer holds the release.
    record Released(Answer answer, ReleaseCode code) implements ReleaseAnswer {}

    /// @param ofProposal why the proposal is not valid, on `PROPOSAL_NOT_VALID`
    record Refused(Answer answer, ReleaseRefusal refusal, Optional<Refusal> ofProposal) implements ReleaseAnswer {}

    /// It could not be decided, signed or written down now.
    record Undecided(Answer answer) implements ReleaseAnswer {}
}
