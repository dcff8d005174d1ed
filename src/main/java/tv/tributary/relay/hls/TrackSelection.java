package tv.tributary.relay.hls;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tv.tributary.format.ts.Codec;
import tv.tributary.relay.source.OnAir;
import tv.tributary.upstream.HlsSource;
import tv.tributary.upstream.TrackWindow;
import tv.tributary.upstream.account.UpstreamException;

/// The source on air, and which of its tracks each playlist lists. Either all playlists pass a source's segments
/// through or all are cut, because their clocks differ. Guarded by the owner's lock.
final class TrackSelection {
    /// The tracks of the source on air that are listed, by their numbers.
    private final Map<Integer, PassthroughTrack> passed = new HashMap<>();

    private OnAir air = OnAir.nothing();
    private boolean passes;
    private long suppliers;

    OnAir air() {
        return air;
    }

    /// Whether segments are to be passed on while that is on air: of the source that a session begins with. What
    /// takes over is cut, and so is all that comes later: its clock runs on and its packets are numbered alike, by
    /// which most players go, and what was promised of the longest segment is kept. Only where there is more than
    /// cutting could give, sounds, subtitles or qualities apart, it is passed on again.
    boolean passes(OnAir next, RenditionWindows renditionWindows) {
        if (next.hls().isEmpty() || lacks(next.hls().get(), renditionWindows.names())) return false;
        if (next.replaceable() && !hevc(next) && fragmented(next.hls().get())) return false;
        if (renditionWindows.isBlank()) return true;
        boolean anew = passes && next.source().equals(air.source());
        return anew
                || (PlaylistName.several(renditionWindows.names())
                        && fits(next.hls().get(), renditionWindows));
    }

    /// Whether one of those lists is none of the source's.
    private static boolean lacks(HlsSource source, Collection<String> lists) {
        return lists.stream().anyMatch(list -> PlaylistName.track(source, list).isEmpty());
    }

    /// In a transport stream browsers and Apple's players show no such pictures (HLS Authoring Specification, 1.5).
    private static boolean hevc(OnAir air) {
        return air.coded().filter(Codec.HEVC::equals).isPresent();
    }

    /// Whether it sends fragmented MP4 and nothing that cutting could not give: backups mostly send transport streams,
    /// and few players follow from one container to the other.
    private static boolean fragmented(HlsSource source) {
        if (source.tracks().size() > 1) return false;
        return window(source)
                .filter(now -> now.pieces().stream()
                        .anyMatch(mediaSegment -> mediaSegment.init().isPresent()))
                .isPresent();
    }

    /// Whether its segments are no longer than was promised.
    private static boolean fits(HlsSource source, RenditionWindows renditionWindows) {
        return window(source)
                .filter(now -> now.target() <= renditionWindows.longest().toMillis())
                .isPresent();
    }

    private static Optional<TrackWindow> window(HlsSource source) {
        try {
            return Optional.of(source.window(source.tracks().getFirst()));
        } catch (UpstreamException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Something else is on air.
    ///
    /// @param passing as [#passes] has it
    void air(OnAir next, boolean passing) {
        air = next;
        passes = passing;
        passed.clear();
    }

    /// The track that a list passes on; empty if the list is to be cut.
    Optional<PassthroughTrack> of(String list) {
        if (!passes) return Optional.empty();
        return air.hls()
                .flatMap(hls -> PlaylistName.track(hls, list)
                        .map(track -> passed.computeIfAbsent(
                                track.number(), _ -> new PassthroughTrack(nextSupplier(), hls, track))));
    }

    /// The one that pictures are passed on from; empty if all is cut.
    Optional<PassthroughTrack> pictures() {
        return passed.values().stream().filter(PassthroughTrack::followed).findFirst();
    }

    /// Tells one supplier of segments from another.
    long nextSupplier() {
        return ++suppliers;
    }
}
