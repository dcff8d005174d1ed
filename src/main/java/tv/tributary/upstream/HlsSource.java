package tv.tributary.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.format.hls.Piece;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.model.Trouble;

/// An open HLS source as those see it who want it as HLS: what it lists and what is in it, beside the transport stream
/// that it is for the feed. What the feed fetches anyway is shared; whatever else is asked for waits for its turn on
/// the account's one connection. Ends with the [Upstream]. Thread-safe.
public final class HlsSource implements AutoCloseable {
    /// What a track is for.
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
    /// @param rendition what it says of a sound or of subtitles
    public record Track(int number, Kind kind, Optional<Variant> variant, Optional<Rendition> rendition) {}

    /// The newest pieces of a track, newest last. Each came, comes, or is missing; once listed, a piece stays as it is.
    /// Their numbers are the source's own: a jump tells of lost ones; the first after a restart is a discontinuity.
    ///
    /// @param target milliseconds, as the source says
    /// @param first the first piece's number among all that this track ever listed: they are counted from 0 on
    ///     without a hole, so that a reader knows those it has seen
    public record Window(long target, List<Piece> pieces, long first) {
        public Window {
            pieces = List.copyOf(pieces);
        }
    }

    private final HlsRequests requests;
    private final Segments segments;
    private final List<Track> tracks;
    private final List<HlsListed> followed;

    /// @param sound of the feed, if it has a playlist of its own
    HlsSource(HlsRequests requests, Segments segments, HlsLists lists, HlsLoader pictures, Optional<HlsLoader> sound) {
        this.requests = requests;
        this.segments = segments;
        var all = new ArrayList<Track>();
        var listed = new ArrayList<HlsListed>();
        all.add(new Track(0, Kind.MAIN, lists.variant(), Optional.empty()));
        listed.add(pictures.listed());
        if (sound.isPresent()) {
            all.add(new Track(1, Kind.AUDIO, Optional.empty(), lists.sound()));
            listed.add(sound.get().listed());
        }
        tracks = List.copyOf(all);
        followed = List.copyOf(listed);
    }

    /// What there is to choose from: first the pictures that are followed, then their sound if it comes apart, then
    /// what is only asked for when somebody wants it.
    public List<Track> tracks() {
        return tracks;
    }

    /// What a track lists now: at once from memory where the feed follows it.
    ///
    /// @throws Unusable if it cannot be read
    public Window window(Track track) throws Unusable, InterruptedException {
        if (track.number() < followed.size())
            return followed.get(track.number()).window();
        throw new Unusable(Trouble.NOT_FOUND);
    }

    /// A segment, init or key of a listed piece, there or on its way. Never waits.
    public Segments.Lease open(Segments.Key key) {
        return segments.get(key, requests.source(HlsTurn.Rank.ASKED));
    }

    /// What is under way ends.
    @Override
    public void close() {
        requests.close();
    }
}
