package tv.tributary.ui.guide;

import java.time.Instant;
import java.util.List;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;

/// What the guide shows of recordings and does with them. FX thread only, but for [#marked].
public interface GuideRecordings {
    /// What becomes of a programme. Words under `recording-mark.*`.
    enum RecordingMark {
        PLANNED,
        RECORDING,
        /// A rule wants it, and no connection is free for it.
        CONFLICT
    }

    /// @param start of the programme, without padding
    record MarkedProgramme(ChannelId channel, Instant start, RecordingMark mark) {}

    /// All programmes that have a mark. May block.
    List<MarkedProgramme> marked();

    /// Tells of changes.
    Subscription follow(Runnable changed);

    /// Records a programme that is not over.
    void record(Channel channel, PastTarget programme);

    /// Makes a rule for all of its episodes.
    void recordSeries(PastTarget programme);

    /// Does not record it after all, or no longer.
    void cancel(Channel channel, PastTarget programme);
}
