package tv.tributary.relay.viewer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.viewer.AttachedViewer.DisconnectReason;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// A viewer that polls for playlists and segments, and so has no connection of its own to be counted by. Whoever serves
/// it says when it is gone. Thread-safe.
public final class HlsViewer implements AttachedViewer {
    private final ViewerRequest request;
    private final Instant since;
    private final BiConsumer<HlsViewer, Optional<DisconnectReason>> onLeave;
    private final LongAdder bytes = new LongAdder();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean disconnected;
    private volatile boolean quiet;

    /// @param onLeave called once when it leaves, with the reason if it was disconnected
    HlsViewer(ViewerRequest request, Instant since, BiConsumer<HlsViewer, Optional<DisconnectReason>> onLeave) {
        this.request = request;
        this.since = since;
        this.onLeave = onLeave;
    }

    @Override
    public ViewerRequest request() {
        return request;
    }

    @Override
    public ClientId client() {
        return request.client();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public long bytes() {
        return bytes.sum();
    }

    /// So many bytes more were sent.
    public void sent(long count) {
        bytes.add(count);
    }

    /// It is gone. Does nothing the second time.
    public void leave() {
        if (over.compareAndSet(false, true)) onLeave.accept(this, Optional.empty());
    }

    @Override
    public void disconnect(DisconnectReason reason) {
        if (!over.compareAndSet(false, true)) return;
        disconnected = true;
        onLeave.accept(this, Optional.of(reason));
    }

    /// It has polled.
    public void heard() {
        quiet = false;
    }

    /// It has not polled for longer than players usually wait. It stays attached, unless somebody else needs the
    /// connection.
    public void missed() {
        quiet = true;
    }

    /// Whether it has been [#missed] since it was last [#heard].
    public boolean quiet() {
        return quiet;
    }

    /// Whether it has left or was disconnected.
    public boolean over() {
        return over.get();
    }

    /// Whether it was disconnected, for whatever reason.
    public boolean disconnected() {
        return disconnected;
    }

    @Override
    public ViewerSnapshot snapshot(IngestMeter meter) {
        return new ViewerSnapshot(
                id(),
                ViewerSnapshot.Protocol.HLS,
                client().address(),
                client().client(),
                request.user(),
                since,
                bytes(),
                Duration.ZERO,
                0,
                false);
    }
}
