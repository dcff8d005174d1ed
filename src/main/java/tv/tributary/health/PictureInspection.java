package tv.tributary.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.health.PictureFindings.Sound;
import tv.tributary.health.StreamPictures.StreamPicture;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

/// Judges the pictures of tests and keeps the newest of each stream. What comes of a quick look is decoded one at a
/// time and
/// beside it, and left out where too many wait. Thread-safe.
final class PictureInspection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PictureInspection.class);
    /// So many quick looks at most keep what they read for a picture.
    private static final int WAITING = 16;

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final PictureDecoder decoder;
    private final StreamPictures pictures;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(WAITING);
    private final Set<SourceId> suspects = ConcurrentHashMap.newKeySet();
    private final ExecutorService glances =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("glances").factory());

    PictureInspection(PictureDecoder decoder, StreamPictures pictures, InstantSource clock) {
        this.decoder = decoder;
        this.pictures = pictures;
        this.clock = clock;
    }

    /// What some seconds of a stream show.
    PictureFindings findings(byte[] packets) throws InterruptedException {
        return decoder.findings(packets);
    }

    /// Keeps what a measurement saw.
    ///
    /// @return what is wrong with the picture; empty if nothing is
    Optional<FailureReason> measured(Candidate candidate, ChannelId channel, PictureFindings findings, byte[] packets)
            throws InterruptedException {
        if (findings.pictures() == 0) return Optional.empty();
        boolean movedBefore = pictures.of(candidate.source())
                .filter(before -> before.pictures() > 1 && !before.still())
                .isPresent();
        var picture = picture(candidate.source(), channel, candidate.provider(), findings);
        pictures.keep(picture, decoder.jpeg(packets));
        suspects.remove(candidate.source());
        if (findings.black()) return Optional.of(FailureReason.BLACK);
        if (!sharing(picture).isEmpty()) return Optional.of(FailureReason.NOTICE);
        // Radio shows a picture that stands still, and is heard: frozen is only what has moved before.
        boolean frozen = findings.still() && (findings.sound() != Sound.AUDIBLE || movedBefore);
        return frozen ? Optional.of(FailureReason.FROZEN) : Optional.empty();
    }

    private List<StreamPicture> sharing(StreamPicture picture) {
        return SlateFinder.sharing(picture, pictures.ofProvider(picture.provider()));
    }

    /// The sources that show the same card as this one, which was found to show one.
    List<SourceId> showingTheSame(SourceId source) {
        return pictures.of(source).map(this::sharing).orElse(List.of()).stream()
                .map(StreamPicture::source)
                .toList();
    }

    /// Whether a quick look may keep what it reads; whoever may gives it to [#glance] or calls [#leave].
    boolean enter() {
        return room.tryAcquire();
    }

    void leave() {
        room.release();
    }

    /// Keeps what a quick look, or a running channel, showed. Returns at once.
    ///
    /// @param packets begin with a keyframe or before it
    void glance(SourceId source, ChannelId channel, ProviderId provider, byte[] packets) {
        try {
            glances.execute(() -> {
                try {
                    decode(source, channel, provider, packets);
                } catch (InterruptedException _) {
                    log.debug("nobody looks at pictures any more");
                } catch (RuntimeException e) {
                    log.warn("the picture of source {} could not be looked at", source, e);
                } finally {
                    leave();
                }
            });
        } catch (RejectedExecutionException _) {
            // Closed: what was read last is not looked at any more.
            leave();
        }
    }

    private void decode(SourceId source, ChannelId channel, ProviderId provider, byte[] packets)
            throws InterruptedException {
        var jpeg = decoder.jpeg(packets);
        if (jpeg.isEmpty()) return;
        var findings = PictureDecoder.glance(jpeg.get());
        var before = pictures.of(source);
        var now = picture(source, channel, provider, findings);
        // One picture says nothing of movement and sound: what was measured of the same picture holds.
        var whole = before.filter(it -> it.pictures() > 1 && SlateFinder.isAlike(it, now))
                .map(it -> new StreamPicture(
                        source, channel, provider, now.at(), now.hash(), it.pictures(), it.still(), it.sound(), 0))
                .orElse(now);
        pictures.keep(whole, jpeg);
        boolean measured = whole.pictures() > 1;
        if (!measured && SlateFinder.isSuspect(whole, pictures.ofProvider(provider))) {
            pictures.ofProvider(provider).stream()
                    .filter(other -> SlateFinder.isAlike(whole, other) && other.pictures() <= 1)
                    .forEach(other -> suspects.add(other.source()));
        }
    }

    private StreamPicture picture(SourceId source, ChannelId channel, ProviderId provider, PictureFindings findings) {
        return new StreamPicture(
                source,
                channel,
                provider,
                clock.instant(),
                findings.hash(),
                findings.pictures(),
                findings.still(),
                findings.sound(),
                0);
    }

    /// Sources that show what many others do, as quick looks saw: only a measurement can tell whether it is a card.
    Set<SourceId> suspects() {
        return Set.copyOf(suspects);
    }

    /// Breaks off what is being looked at, and waits until it has ended.
    @Override
    public void close() {
        glances.shutdownNow();
        try {
            if (!glances.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS))
                log.warn("a picture is still being looked at");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
