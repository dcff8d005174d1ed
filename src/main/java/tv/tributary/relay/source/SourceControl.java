package tv.tributary.relay.source;

import java.time.Duration;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;

/// The operations of a [Switcher] on its channel's sources. Nothing here waits; times are nano times.
interface SourceControl {
    SourceStates view();

    /// Opens a source for those who wait; may take somebody else's connection.
    void open(Candidate source);

    /// Opens a source as a standby, if a connection is free.
    void prepare(Candidate source);

    /// Closes a standby.
    void close(SourceId source);

    void closeStandbys();

    /// Puts a proven standby on air, with what viewers missed meanwhile, in place of what is; closes everything else.
    ///
    /// @param replaceable whether the channel has other sources
    /// @return for how long viewers had got nothing, not even the slate
    Duration select(SourceId source, boolean replaceable, long now);

    /// Takes the source on air off and closes it.
    void release();

    /// Puts the slate on air.
    ///
    /// @param reason a sentence for viewers
    /// @return false if players could not decode any slate
    boolean showSlate(String reason);

    /// Announces the program of the source on air anew; TS viewers are disconnected and come back.
    void announceCoding();
}
