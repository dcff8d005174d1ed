package tv.tributary.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tv.tributary.format.hls.EncryptionKey;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// Resolves a source's URL to the playlists to follow: through a multivariant playlist to the chosen variant, which is
/// then kept, and its renditions. Thread-safe.
final class HlsVariantResolver {
    private static final int DEEPEST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HlsRequests requests;
    private final VariantChoice variantChoice;
    private volatile Optional<Choice> choice = Optional.empty();

    HlsVariantResolver(HlsRequests requests, VariantChoice variantChoice) {
        this.requests = requests;
        this.variantChoice = variantChoice;
    }

    /// A playlist of segments and where it came from.
    record Found(String url, ParsedPlaylist.Media media) {
        /// @throws UpstreamException UNSUPPORTED where a DRM protects what is newest
        void checkOpen() throws UpstreamException {
            boolean drm = !media.pieces().isEmpty()
                    && media.pieces()
                            .getLast()
                            .key()
                            .filter(k -> k.method() == EncryptionKey.Method.PROTECTED)
                            .isPresent();
            if (drm) throw new UpstreamException(FailureReason.UNSUPPORTED);
        }
    }

    /// A master playlist, and what of it is followed.
    ///
    /// @param sound if it has a playlist of its own
    record Choice(ParsedPlaylist.Master master, Variant variant, Optional<Rendition> sound) {}

    /// One of a master playlist's playlists, found in it again after its address has changed.
    @FunctionalInterface
    interface Place {
        Optional<String> in(Choice choice);

        static Place of(Variant wanted) {
            return choice -> choice.master().variants().stream()
                    .filter(v -> v.bandwidth() == wanted.bandwidth()
                            && v.height() == wanted.height()
                            && v.codecs().equals(wanted.codecs())
                            && v.audio().equals(wanted.audio()))
                    .map(Variant::url)
                    .findFirst();
        }

        static Place of(Rendition wanted) {
            return choice -> choice.master().renditions().stream()
                    .filter(r -> r.type() == wanted.type()
                            && r.group().equals(wanted.group())
                            && r.name().equals(wanted.name())
                            && r.language().equals(wanted.language()))
                    .map(Rendition::url)
                    .findFirst();
        }
    }

    /// From the answer to the source's own address on.
    ///
    /// @throws UpstreamException UNSUPPORTED where a DRM protects it
    Found from(HlsRequests.Document first) throws UpstreamException, InterruptedException {
        return from(first, RequestScheduler.Rank.FEED);
    }

    private Found from(HlsRequests.Document first, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        var document = first;
        for (int depth = 0; depth < DEEPEST; depth++) {
            switch (PlaylistReader.read(document.bytes(), document.url(), variables())) {
                case ParsedPlaylist.Master master -> document = requests.document(choose(master), rank);
                case ParsedPlaylist.Media media -> {
                    return filled(new Found(document.url(), media), rank);
                }
                case ParsedPlaylist.None _ -> throw new UpstreamException(FailureReason.NOT_MEDIA);
            }
        }
        throw new UpstreamException(FailureReason.NOT_MEDIA);
    }

    private Map<String, String> variables() {
        return choice.map(c -> c.master().variables()).orElse(Map.of());
    }

    private String choose(ParsedPlaylist.Master master) {
        var variant = variantChoice.choose(master.variants());
        choice = Optional.of(new Choice(master, variant, VariantChoice.sound(variant, master)));
        return variant.url();
    }

    /// What there was to choose from, and what was chosen; empty where there is but one playlist.
    Optional<Choice> choice() {
        return choice;
    }

    /// The pictures once more, from the source's own address: tokens in addresses behind it expire.
    Found again() throws UpstreamException, InterruptedException {
        return from(requests.document(requests.home(), RequestScheduler.Rank.FEED));
    }

    /// The newest state of a playlist, where it was found last.
    Found next(Found before, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        return read(before.url(), rank);
    }

    /// The playlist with the sound that is followed, if it has one of its own.
    Optional<Found> soundList() throws UpstreamException, InterruptedException {
        var sound = choice.flatMap(Choice::sound);
        if (sound.isEmpty()) return Optional.empty();
        return Optional.of(filled(read(sound.get().url(), RequestScheduler.Rank.FEED), RequestScheduler.Rank.FEED));
    }

    /// The same once more, from the source's own address.
    Found soundAgain() throws UpstreamException, InterruptedException {
        again();
        return soundList().orElseThrow(() -> new UpstreamException(FailureReason.NOT_FOUND));
    }

    /// The language of that sound; empty if not known.
    String language() {
        return choice.flatMap(Choice::sound).map(Rendition::language).orElse("");
    }

    /// A playlist that the master names.
    Found at(Place place, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        var url = choice.flatMap(place::in).orElseThrow(() -> new UpstreamException(FailureReason.NOT_FOUND));
        var found = read(url, rank);
        found.checkOpen();
        return found;
    }

    /// The same once more, from the source's own address.
    Found again(Place place, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        from(requests.document(requests.home(), rank), rank);
        return at(place, rank);
    }

    private Found read(String url, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        var document = requests.document(url, rank);
        return switch (PlaylistReader.read(document.bytes(), document.url(), variables())) {
            case ParsedPlaylist.Media media -> new Found(document.url(), media);
            case ParsedPlaylist.Master _, ParsedPlaylist.None _ -> throw new UpstreamException(FailureReason.NOT_MEDIA);
        };
    }

    /// A channel that has just been started has no segments yet.
    private Found filled(Found found, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        var now = found;
        long deadline = System.nanoTime() + requests.patience().connect().toNanos();
        while (now.media().pieces().isEmpty()) {
            if (now.media().ended() || System.nanoTime() > deadline) throw new UpstreamException(FailureReason.STALLED);
            Thread.sleep(PAUSE);
            now = next(now, rank);
        }
        now.checkOpen();
        return now;
    }
}
