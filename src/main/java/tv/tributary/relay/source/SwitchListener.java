package tv.tributary.relay.source;

import java.time.Duration;
import java.util.List;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.SlotRequest;

/// Told what happens to a channel, on the channel's own thread.
public interface SwitchListener {
    /// A source goes on air.
    ///
    /// @param rank where it stands among the channel's `of` sources, from 1
    void selected(Candidate source, int rank, int of);

    /// The source on air was released; none is on air.
    void released();

    /// Nobody watches any more, or somebody does again.
    void lingering(boolean lingering);

    /// @param gap for how long viewers saw no programme
    void failedOver(Candidate from, Candidate to, FailureReason why, Duration gap);

    /// The preferred source is on air again.
    void failedBack(Candidate from, Candidate to);

    /// The source on air has come back by itself.
    void recovered(Candidate source, FailureReason why, Duration gap);

    /// A source could not be opened.
    void refused(Candidate source, FailureReason why);

    void slateShown(FailureReason why);

    /// A source lost its connection to something more important.
    ///
    /// @return whether the channel is still wanted
    boolean preempted(SlotRequest by);

    /// The channel's sources as they are now.
    void candidates(List<CandidateSnapshot> now);

    /// No source plays and none will: the channel closes.
    void failed(FailureReason why);

    /// The channel's loop is over; all its connections are released.
    void ended();
}
