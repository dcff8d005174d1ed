package tv.tributary.ui.guide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;

/// Keeps what it is asked to record, and marks it as planned.
final class SampleMarks implements GuideRecordings {
    final List<MarkedProgramme> marked = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private Runnable changed = () -> {};

    void mark(long channel, Instant start, RecordingMark mark) {
        marked.add(new MarkedProgramme(new ChannelId(channel), start, mark));
        changed.run();
    }

    @Override
    public List<MarkedProgramme> marked() {
        return List.copyOf(marked);
    }

    @Override
    public Subscription follow(Runnable newListener) {
        changed = newListener;
        return Subscription.none();
    }

    @Override
    public void record(Channel channel, PastTarget programme) {
        asked.add("record " + channel.name() + " " + programme.start());
        mark(channel.id().value(), programme.start(), RecordingMark.PLANNED);
    }

    @Override
    public void recordSeries(PastTarget programme) {
        asked.add("series " + programme.title());
    }

    @Override
    public void cancel(Channel channel, PastTarget programme) {
        asked.add("cancel " + channel.name() + " " + programme.start());
        marked.clear();
        changed.run();
    }
}
