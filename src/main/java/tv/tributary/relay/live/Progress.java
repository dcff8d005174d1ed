package tv.tributary.relay.live;

import java.time.Duration;
import tv.tributary.event.Latest;
import tv.tributary.model.Trouble;
import tv.tributary.upstream.Unusable;

/// Watches whether one source gets anywhere: bytes alone are no stream. Owned by the pump; time comes in as nano time.
final class Progress {
    /// A frame that takes longer is sent as it comes: sound must not wait for a picture that stands for minutes.
    private static final Duration LONGEST_FRAME = Duration.ofMillis(500);

    private final Splice splice;
    private final Latest<RelaySettings> settings;
    private final long began = System.nanoTime();
    private long at = began;
    private long carried;
    private long ready;
    private long readyAt = began;

    Progress(Splice splice, Latest<RelaySettings> settings) {
        this.splice = splice;
        this.settings = settings;
        this.carried = splice.carried();
    }

    /// @throws Unusable NO_PICTURE if nothing came that a player can start at, STALLED if only padding comes
    void check(long now) throws Unusable {
        if (splice.carried() != carried) {
            carried = splice.carried();
            at = now;
        }
        if (!splice.joined()) {
            if (now - at > settings.get().opening().toNanos()) throw new Unusable(Trouble.NO_PICTURE);
        } else if (now - at > settings.get().stall().toNanos()) {
            throw new Unusable(Trouble.STALLED);
        }
    }

    /// When the source last brought something to play.
    long at() {
        return at;
    }

    /// How far readers may go.
    long ready(long now) {
        long whole = splice.whole();
        if (whole > ready || !splice.joined()) {
            ready = whole;
            readyAt = now;
        } else if (now - readyAt > LONGEST_FRAME.toNanos()) {
            ready = splice.all();
        }
        return ready;
    }
}
