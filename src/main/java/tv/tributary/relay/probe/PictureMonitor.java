package tv.tributary.relay.probe;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

/// Samples the running channels in turn, at most one per second: every 30 s while the picture moves, every 10 s while
/// it does not. A sample costs 0.06 s of a core (1080p, measured), so a normal channel costs 0.2 %. Runs on a virtual
/// thread of its own until it is closed.
public final class PictureMonitor implements AutoCloseable {
    /// Takes a doubt about the source that a channel plays. Must return at once.
    public interface Listener {
        void doubt(ChannelId channel, SourceId source, FailureReason why);
    }

    private static final Logger log = LoggerFactory.getLogger(PictureMonitor.class);
    private static final Duration STEP = Duration.ofSeconds(1);
    /// How long after a picture that may stand still or is black the next one is looked at.
    private static final Duration SOON = Duration.ofSeconds(10);
    /// How long after one that moves.
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Supplier<List<KeyframeSample>> scenes;
    private final Listener listener;
    private final KeyframeDecoder keyframeDecoder;
    private final Map<ChannelId, Watched> watched = new HashMap<>();
    private final Thread thread;

    /// @param since when it was last looked at, in nano time
    private record Watched(SuspectSources suspects, long since) {}

    /// @param scenes of channels that are watched and have another source; asked once a second
    public PictureMonitor(Supplier<List<KeyframeSample>> scenes, Listener listener, Ffmpeg ffmpeg) {
        this.scenes = scenes;
        this.listener = listener;
        this.keyframeDecoder = new KeyframeDecoder(ffmpeg);
        this.thread = Thread.ofVirtual().name("lookout").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(STEP);
                look(System.nanoTime());
            }
        } catch (InterruptedException _) {
            log.debug("nobody looks at pictures any more");
        } catch (RuntimeException e) {
            log.error("nobody looks at pictures any more", e);
        }
    }

    /// Looks at the channel whose turn it is, if any.
    void look(long now) throws InterruptedException {
        var all = scenes.get();
        watched.keySet().retainAll(all.stream().map(KeyframeSample::channel).collect(Collectors.toSet()));
        var next = all.stream()
                .filter(keyframeSample -> due(keyframeSample, now))
                .min(Comparator.comparingLong(keyframeSample -> watched.containsKey(keyframeSample.channel())
                        ? lastLook(keyframeSample) - now
                        : Long.MIN_VALUE));
        if (next.isPresent()) look(next.get(), now);
    }

    private long lastLook(KeyframeSample keyframeSample) {
        var before = watched.get(keyframeSample.channel());
        return before == null ? 0 : before.since;
    }

    private boolean due(KeyframeSample keyframeSample, long now) {
        var before = watched.get(keyframeSample.channel());
        if (before == null) return true;
        var turn = before.suspects.moves() ? LATER : SOON;
        return now - before.since >= turn.toNanos()
                && before.suspects.isNew(keyframeSample.source(), keyframeSample.position());
    }

    private void look(KeyframeSample keyframeSample, long now) throws InterruptedException {
        var packets = keyframeSample.keyframe().get();
        if (packets.isEmpty()) return;
        var before = watched.get(keyframeSample.channel());
        var suspectSources = before == null ? new SuspectSources() : before.suspects;
        watched.put(keyframeSample.channel(), new Watched(suspectSources, now));
        var picture = keyframeDecoder.of(packets.get());
        if (picture.isEmpty()) return;
        var trouble = suspectSources.see(keyframeSample.source(), keyframeSample.position(), picture.get(), now);
        if (trouble.isEmpty()) return;
        log.info(
                "channel {}: the picture of source {} is {}",
                keyframeSample.channel(),
                keyframeSample.source(),
                trouble.get());
        listener.doubt(keyframeSample.channel(), keyframeSample.source(), trouble.get());
    }

    /// Stops looking; a look under way is broken off.
    @Override
    public void close() {
        thread.interrupt();
    }

    /// Decodes a keyframe to a tiny grayscale image, with an ffmpeg that runs for some hundredths of a second.
    /// Thread-safe.
    static final class KeyframeDecoder {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        /// Several pictures of a set may come back: the first is meant.
        private static final List<String> ARGUMENTS = List.of(
                "-v",
                "error",
                "-threads",
                "1",
                "-skip_frame",
                "nokey",
                "-f",
                "mpegts",
                "-analyzeduration",
                "0",
                "-i",
                "pipe:0",
                "-an",
                "-sn",
                "-dn",
                "-frames:v",
                "1",
                "-vf",
                "scale=" + GrayThumbnail.WIDTH + ":" + GrayThumbnail.HEIGHT + ":flags=area,format=gray",
                "-f",
                "rawvideo",
                "pipe:1");

        private final Ffmpeg ffmpeg;

        KeyframeDecoder(Ffmpeg ffmpeg) {
            this.ffmpeg = ffmpeg;
        }

        /// @param packets a program's tables and a keyframe
        /// @return empty if it could not be decoded within some seconds, or there is no ffmpeg
        Optional<GrayThumbnail> of(byte[] packets) throws InterruptedException {
            return ffmpeg.filter(ARGUMENTS, packets, PATIENCE)
                    .filter(shades -> shades.length == GrayThumbnail.SIZE)
                    .map(GrayThumbnail::new);
        }
    }

    /// The newest keyframe of a running channel.
    ///
    /// @param position of the newest keyframe in the channel's stream
    /// @param keyframe the program's tables and that keyframe; empty if it is not whole yet or has gone by.
    ///     Asked for only if it is looked at
    public record KeyframeSample(
            ChannelId channel, SourceId source, long position, Supplier<Optional<byte[]>> keyframe) {}

    /// What a running channel shows.
    ///
    /// @param keyframe as in [KeyframeSample]
    public record ShownPicture(
            ChannelId channel, SourceId source, ProviderId provider, Supplier<Optional<byte[]>> keyframe) {}
}
