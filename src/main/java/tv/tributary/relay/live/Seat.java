package tv.tributary.relay.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/// The place of somebody who watches a channel by asking for one piece after another, and so has no connection of their
/// own to be counted by. Whoever serves them says when they are gone. Thread-safe.
public final class Seat implements Guest {
    private final Arrival arrival;
    private final Instant since;
    private final BiConsumer<Seat, Optional<SentAway>> gone;
    private final LongAdder bytes = new LongAdder();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean sentAway;
    private volatile boolean quiet;

    /// @param gone what to do when they leave, and why if they were sent away
    Seat(Arrival arrival, Instant since, BiConsumer<Seat, Optional<SentAway>> gone) {
        this.arrival = arrival;
        this.since = since;
        this.gone = gone;
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public long bytes() {
        return bytes.sum();
    }

    /// They were sent so many bytes more.
    public void sent(long count) {
        bytes.add(count);
    }

    /// They are gone. Does nothing the second time.
    public void leave() {
        if (over.compareAndSet(false, true)) gone.accept(this, Optional.empty());
    }

    @Override
    public void sendAway(SentAway why) {
        if (!over.compareAndSet(false, true)) return;
        sentAway = true;
        gone.accept(this, Optional.of(why));
    }

    /// They ask for something, again.
    public void heard() {
        quiet = false;
    }

    /// They have not been heard of for longer than players usually are: the seat stays theirs, unless somebody else
    /// needs the connection.
    public void missed() {
        quiet = true;
    }

    /// Whether they are missed.
    public boolean quiet() {
        return quiet;
    }

    /// Whether it is taken away, by whomever: the channel is over for them.
    public boolean over() {
        return over.get();
    }

    /// Whether somebody of this house wanted them to go.
    public boolean sentAway() {
        return sentAway;
    }

    @Override
    public FeedView.ViewerView view(Meter meter) {
        return new FeedView.ViewerView(
                id(), FeedView.Way.HLS, who().address(), who().client(), since, bytes(), Duration.ZERO, 0, false);
    }
}
