package tv.tributary.relay.vod;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStreams.OpenResult;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.UpstreamException;

/// Past programmes whose archives have them as HLS from beginning to end, so that players can seek in them. Each is
/// opened for one viewer; its segments come over one connection, one after the other. Thread-safe.
public final class RecordedPlaylists {
    private static final int MOST = 200;
    /// Providers' segments may lie at addresses that end.
    private static final Duration FRESH = Duration.ofHours(1);

    private final Upstreams upstreams;
    private final FileStreams files;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Wish, RecordedStream> opened = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, RecordedStream> eldest) {
            return size() > MOST;
        }
    };

    /// A viewer and where what they watch lies first.
    private record Wish(Optional<ChannelId> channel, String url, ClientId who) {
        /// Leaves the URL out: it may hold a password.
        @Override
        public String toString() {
            return "Wish[" + channel + "]";
        }
    }

    public RecordedPlaylists(Upstreams upstreams, FileStreams files, InstantSource clock) {
        this.upstreams = upstreams;
        this.files = files;
        this.clock = clock;
    }

    /// The playlist of a past programme; the same one for the same viewer, for some time. Blocking: call it on a
    /// virtual
    /// thread.
    ///
    /// @return empty if no archive has it as HLS, complete and in plain segments
    public Optional<RecordedStream> open(Film film, ViewerRequest request) throws InterruptedException {
        for (var candidate : film.candidates()) {
            if (!isHls(candidate)) continue;
            var wish = new Wish(film.channel(), candidate.url(), request.client());
            var known = known(wish);
            if (known.isPresent()) return known;
            try {
                var read = upstreams.recordedPlaylist(candidate, request.claim(film.name()));
                if (read.isEmpty()) continue;
                var stream = new RecordedStream(
                        id(),
                        clock,
                        film.channel(),
                        film.name(),
                        read.get().candidate(),
                        read.get().media().pieces());
                synchronized (opened) {
                    opened.put(wish, stream);
                }
                return Optional.of(stream);
            } catch (UpstreamException e) {
                if (e.trouble() == FailureReason.TAKEN || e.trouble() == FailureReason.NO_SLOT) return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// By its address: whoever is asked for a transport stream has no playlist.
    private static boolean isHls(Candidate candidate) {
        return candidate.url().toLowerCase(Locale.ROOT).contains(".m3u8");
    }

    private Optional<RecordedStream> known(Wish wish) {
        synchronized (opened) {
            return Optional.ofNullable(opened.get(wish))
                    .filter(stream -> stream.since().plus(FRESH).isAfter(clock.instant()));
        }
    }

    private String id() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// One that was opened and may still be played.
    ///
    /// @param user whose it is
    public Optional<RecordedStream> find(String id, String user) {
        synchronized (opened) {
            return opened.entrySet().stream()
                    .filter(entry -> entry.getValue().id().equals(id)
                            && entry.getKey().who().user().equals(user))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /// Opens a segment, once the one before has been read or given up. Blocking.
    ///
    /// @param number from 0 on
    /// @return empty if there is no such segment
    public Optional<OpenResult> segment(RecordedStream stream, int number, ViewerRequest request, ByteRangeRequest part)
            throws InterruptedException {
        var film = stream.segment(number);
        if (film.isEmpty()) return Optional.empty();
        return Optional.of(stream.inTurn(() -> files.open(
                film.get(), request.client(), request.claim(film.get().name()), part)));
    }
}
