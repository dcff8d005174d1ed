package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.SegmentInput;
import tv.tributary.upstream.segment.SegmentKey;
import tv.tributary.upstream.segment.Segments;

/// An open HLS source as seen by HLS viewers: its playlists and segments, besides the transport stream it is for the
/// feed. Segments the feed fetches are shared; other requests are queued for the account's one connection. Ends with
/// the [Upstream]. Thread-safe.
public final class HlsSource implements AutoCloseable {
    /// Kinds of tracks.
    public enum Kind {
        /// The pictures that the feed follows, mostly with sound.
        MAIN,
        /// The same in another quality.
        VARIANT,
        AUDIO,
        SUBTITLES
    }

    /// One of the source's playlists.
    ///
    /// @param number where it stands among [#tracks]
    /// @param variant what the master playlist says of a quality; empty where there is no master playlist
    /// @param rendition what it says of a sound or of subtitles; of pictures, what it calls the sound inside them,
    ///     where that is one of a group with others that have playlists of their own
    public record Track(int number, Kind kind, Optional<Variant> variant, Optional<Rendition> rendition) {}

    /// A master playlist that names more is not meant for people.
    private static final int MOST_TRACKS = 40;
    /// How often a segment that a list names is asked for, and how long after it was not there.
    private static final int MOST_ASKED = 4;

    private static final Duration ASKED_AGAIN = Duration.ofMillis(700);

    /// Ways in which a track's window comes.
    @FunctionalInterface
    private interface Reading {
        TrackWindow window() throws UpstreamException, InterruptedException;
    }

    private final OriginRequests requests;
    private final Segments segments;
    private final HlsVariantResolver lists;
    private final List<HlsLoader> loaders = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    /// In the order of the tracks.
    private final List<Reading> readings = new ArrayList<>();
    private final List<HlsLiveWindow> followed = new ArrayList<>();
    private final Map<String, HlsOnDemandTrack> sides = new HashMap<>();

    /// @param sound of the feed, if it has a playlist of its own
    HlsSource(
            OriginRequests requests,
            Segments segments,
            HlsVariantResolver lists,
            HlsLoader pictures,
            Optional<HlsLoader> sound) {
        this.requests = requests;
        this.segments = segments;
        this.lists = lists;
        var choice = lists.choice();
        follow(Kind.MAIN, choice.map(FollowedVariant::variant), choice.flatMap(HlsSource::soundInside), pictures);
        sound.ifPresent(s -> follow(Kind.AUDIO, Optional.empty(), choice.flatMap(FollowedVariant::sound), s));
        choice.ifPresent(this::addOthers);
    }

    private static Optional<Rendition> soundInside(FollowedVariant choice) {
        return choice.master().renditions().stream()
                .filter(r -> r.type() == Rendition.Type.AUDIO && r.url().isEmpty())
                .filter(r -> r.group().equals(choice.variant().audio()))
                .findFirst();
    }

    private void follow(Kind kind, Optional<Variant> variant, Optional<Rendition> rendition, HlsLoader loader) {
        followed.add(loader.liveWindow());
        loaders.add(loader);
        add(kind, variant, rendition, () -> loader.liveWindow().window());
    }

    private void addOthers(FollowedVariant choice) {
        for (var variant : choice.master().variants()) {
            if (tracks.size() >= MOST_TRACKS) return;
            if (variant.url().equals(choice.variant().url()) || !lists.works(variant)) continue;
            if (sides.containsKey(variant.url())) continue;
            var side = side(variant.url(), FollowedVariant.Place.of(variant));
            add(Kind.VARIANT, Optional.of(variant), Optional.empty(), side::window);
        }
        for (var type : List.of(Rendition.Type.AUDIO, Rendition.Type.SUBTITLES)) {
            for (var rendition : choice.master().renditions()) {
                if (rendition.type() == type && !rendition.url().isEmpty()) add(rendition, choice.sound());
            }
        }
    }

    private void add(Rendition rendition, Optional<Rendition> sound) {
        if (tracks.size() >= MOST_TRACKS || sound.filter(rendition::equals).isPresent()) return;
        if (!lists.works(rendition)) return;
        var kind = rendition.type() == Rendition.Type.AUDIO ? Kind.AUDIO : Kind.SUBTITLES;
        // Groups may share a playlist.
        if (followed.size() > 1
                && sound.filter(s -> s.url().equals(rendition.url())).isPresent()) {
            add(kind, Optional.empty(), Optional.of(rendition), followed.get(1)::window);
        } else {
            var side = side(rendition.url(), FollowedVariant.Place.of(rendition));
            add(kind, Optional.empty(), Optional.of(rendition), side::window);
        }
    }

    private HlsOnDemandTrack side(String url, FollowedVariant.Place place) {
        return sides.computeIfAbsent(
                url, _ -> new HlsOnDemandTrack(lists, place, requests, segments, followed.getFirst()::newest));
    }

    private void add(Kind kind, Optional<Variant> variant, Optional<Rendition> rendition, Reading reading) {
        tracks.add(new Track(tracks.size(), kind, variant, rendition));
        readings.add(reading);
    }

    /// What there is to choose from: first the pictures that are followed, then their sound if it comes apart, then
    /// what is only asked for when somebody wants it.
    public List<Track> tracks() {
        return Collections.unmodifiableList(tracks);
    }

    /// What a track lists now: at once from memory where the feed follows it; else asked for, at most once per half
    /// target duration however many ask.
    ///
    /// @throws UpstreamException if it cannot be read
    public TrackWindow window(Track track) throws UpstreamException, InterruptedException {
        return readings.get(track.number()).window();
    }

    /// A segment, init or key of a listed piece, there or on its way. Never waits. Of a track that the feed does not
    /// follow, the next piece is fetched ahead.
    public Segments.Lease open(SegmentKey key) {
        if (isKey(key.url())) return segments.get(requests.key(key.url()), requests.small());
        var lease = segments.get(requests.here(key), (_, from) -> ask(key, from));
        for (var side : sides.values()) side.opened(key);
        return lease;
    }

    private boolean isKey(String url) {
        return followed.stream().anyMatch(liveWindow -> liveWindow.isKey(url))
                || sides.values().stream().anyMatch(side -> side.isKey(url));
    }

    /// Asks again for what is listed and not there: it comes late rather than never.
    private SegmentInput ask(SegmentKey key, int from) throws UpstreamException {
        for (int tries = 1; ; tries++) {
            try {
                return requests.source(RequestScheduler.Rank.ASKED).open(key, from);
            } catch (UpstreamException e) {
                boolean expired = e.trouble() == FailureReason.REFUSED || e.trouble() == FailureReason.NOT_FOUND;
                if (expired) for (var side : sides.values()) side.refused(key);
                boolean listed = sides.values().stream().anyMatch(side -> side.lists(key));
                if (!listed || tries == MOST_ASKED || !SegmentRetry.helps(e.trouble())) throw e;
                pause();
            }
        }
    }

    private static void pause() throws UpstreamException {
        try {
            Thread.sleep(ASKED_AGAIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(FailureReason.ENDED);
        }
    }

    /// Whether its master playlist says that each segment can be played without those before it.
    public boolean independent() {
        return lists.choice().filter(c -> c.master().independent()).isPresent();
    }

    /// Whether it may be over once what has come is played: something could not be had, or its list does not move on.
    public boolean doubtful() {
        return loaders.stream().anyMatch(HlsLoader::doubtful);
    }

    /// What is under way ends.
    @Override
    public void close() {
        requests.close();
    }
}
