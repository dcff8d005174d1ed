package tv.tributary.upstream;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.EncryptionKey;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// Resolves a source's URL to the playlists to follow: through a multivariant playlist to the best variant
/// that can be had, which is kept as long as it can, and its renditions. Thread-safe.
final class HlsVariantResolver {
    private static final Logger log = LoggerFactory.getLogger(HlsVariantResolver.class);
    private static final int DEEPEST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// So many lists are tried in a row.
    private static final int MOST_TRIES = 4;

    private final OriginRequests requests;
    private final VariantChoice variantChoice;
    private final PlaylistHealth playlistHealth;
    private final PlaylistFallbacks fallbacks;
    private volatile Optional<FollowedVariant> choice = Optional.empty();
    /// A variant that is no playlist but a transport stream.
    private volatile Optional<String> stream = Optional.empty();

    HlsVariantResolver(OriginRequests requests, VariantChoice variantChoice) {
        this(requests, variantChoice, System::nanoTime);
    }

    /// @param nanoTime by which lists that failed rest
    HlsVariantResolver(OriginRequests requests, VariantChoice variantChoice, LongSupplier nanoTime) {
        this.playlistHealth = new PlaylistHealth(nanoTime);
        this.fallbacks = new PlaylistFallbacks(variantChoice, playlistHealth);
        this.requests = requests;
        this.variantChoice = variantChoice;
    }

    /// From the answer to the source's own address on.
    ///
    /// @throws UpstreamException UNSUPPORTED where a DRM protects it, or where it leads to a [#stream]
    LocatedPlaylist from(OriginRequests.Document first) throws UpstreamException, InterruptedException {
        return from(first, RequestScheduler.Rank.FEED);
    }

    private LocatedPlaylist from(OriginRequests.Document first, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        return from(first, requests.home(), "", rank, DEEPEST);
    }

    private LocatedPlaylist from(
            OriginRequests.Document document, String asked, String place, RequestScheduler.Rank rank, int deepest)
            throws UpstreamException, InterruptedException {
        return switch (PlaylistReader.read(document.bytes(), document.url(), variables())) {
            case ParsedPlaylist.Master master -> {
                if (deepest == 0) throw new UpstreamException(FailureReason.NOT_MEDIA);
                yield best(master, rank, deepest - 1);
            }
            case ParsedPlaylist.Media media -> filled(new LocatedPlaylist(asked, document.url(), media, place), rank);
            case ParsedPlaylist.None _ -> {
                if (document.isStream()) {
                    stream = Optional.of(document.url());
                    throw new UpstreamException(FailureReason.UNSUPPORTED);
                }
                throw new UpstreamException(FailureReason.NOT_MEDIA);
            }
        };
    }

    private Map<String, String> variables() {
        return choice.map(c -> c.master().variables()).orElse(Map.of());
    }

    /// The best of its variants that can be had.
    private LocatedPlaylist best(ParsedPlaylist.Master master, RequestScheduler.Rank rank, int deepest)
            throws UpstreamException, InterruptedException {
        var before = choice;
        return first(variantChoice.ranked(master.variants()), v -> placeIn(master, v), variant -> {
            var now = new FollowedVariant(master, variant, sound(before, variant, master));
            choice = Optional.of(now);
            return from(requests.document(variant.url(), rank), variant.url(), now.place(variant), rank, deepest);
        });
    }

    private static String placeIn(ParsedPlaylist.Master master, Variant variant) {
        return new FollowedVariant(master, variant, Optional.empty()).place(variant);
    }

    /// The one that was followed before, if there is any like it still.
    private static Optional<Rendition> sound(
            Optional<FollowedVariant> before, Variant variant, ParsedPlaylist.Master master) {
        var sounds = VariantChoice.sounds(variant, master);
        return before.flatMap(FollowedVariant::sound)
                .flatMap(s -> sounds.stream()
                        .filter(r -> FollowedVariant.isLike(r, s))
                        .findFirst())
                .or(() -> sounds.stream().findFirst());
    }

    @FunctionalInterface
    private interface Reading<T> {
        LocatedPlaylist of(T wanted) throws UpstreamException, InterruptedException;
    }

    /// The first of them that can be read; those that could not be lately come last.
    ///
    /// @throws UpstreamException if none can, with the reason of the first
    private <T> LocatedPlaylist first(List<T> ranked, Function<T, String> places, Reading<T> reading)
            throws UpstreamException, InterruptedException {
        var order = ranked.stream()
                .sorted(Comparator.comparing(t -> playlistHealth.rests(places.apply(t))))
                .limit(MOST_TRIES)
                .toList();
        Optional<UpstreamException> first = Optional.empty();
        for (var wanted : order) {
            try {
                return reading.of(wanted);
            } catch (UpstreamException e) {
                if (isOfTheSource(e)) throw e;
                log.debug("{} cannot be had: {}", places.apply(wanted), e.trouble());
                playlistHealth.failed(places.apply(wanted));
                if (first.isEmpty()) first = Optional.of(e);
            }
        }
        throw first.orElseGet(() -> new UpstreamException(FailureReason.NOT_MEDIA));
    }

    /// Whether it is not the list's fault: the account's limit is reached, it is closed, or the provider is
    /// not to be trusted.
    private static boolean isOfTheSource(UpstreamException why) {
        return switch (why.trouble()) {
            case ENDED, FORBIDDEN -> true;
            case REFUSED -> why.meansTooMany();
            default -> false;
        };
    }

    /// What there was to choose from, and what was chosen; empty where there is but one playlist.
    Optional<FollowedVariant> choice() {
        return choice;
    }

    /// A transport stream that stands in a master playlist where a playlist should be.
    Optional<String> stream() {
        return stream;
    }

    /// Whether a list could be had when it was asked for last, or was not asked for.
    boolean works(Variant variant) {
        return choice.filter(c -> playlistHealth.fails(c.place(variant))).isEmpty();
    }

    boolean works(Rendition rendition) {
        return choice.filter(c -> playlistHealth.fails(c.place(rendition))).isEmpty();
    }

    /// The pictures once more, from the source's own address: tokens in addresses behind it expire.
    LocatedPlaylist again() throws UpstreamException, InterruptedException {
        return from(requests.document(requests.home(), RequestScheduler.Rank.FEED));
    }

    /// The newest state of a playlist, where it was found last.
    ///
    /// @param anew asked for where it was asked for first, in case each answer leads elsewhere
    LocatedPlaylist next(LocatedPlaylist before, RequestScheduler.Rank rank, boolean anew)
            throws UpstreamException, InterruptedException {
        var url = anew ? before.asked() : before.url();
        var now = read(url, rank, before.place());
        return new LocatedPlaylist(before.asked(), now.url(), now.media(), before.place());
    }

    /// What a list names cannot be had: others come before it for a while.
    ///
    /// @return whether there are any
    boolean fail(LocatedPlaylist found) {
        if (found.place().isEmpty()) return false;
        playlistHealth.failed(found.place());
        return choice.filter(c -> fallbacks.hasAny(c, found.place())).isPresent();
    }

    /// Whether the master playlist names another one of the same kind that may work.
    boolean hasOthers(LocatedPlaylist found) {
        return choice.filter(c -> fallbacks.hasOthers(c, found.place())).isPresent();
    }

    /// Whether there is a better list than the one that is followed, which could not be had before and may be
    /// tried again.
    boolean mayImprove(LocatedPlaylist now) {
        return due(now).isPresent();
    }

    private Optional<PlaylistFallbacks.Listed> due(LocatedPlaylist now) {
        return choice.flatMap(c -> fallbacks.due(c, now.place()));
    }

    /// That list, if it can be had now. Does not follow it yet.
    Optional<LocatedPlaylist> better(LocatedPlaylist now) throws InterruptedException {
        var listed = due(now);
        return listed.isEmpty()
                ? Optional.empty()
                : tried(listed.get().url(), listed.get().place());
    }

    private Optional<LocatedPlaylist> tried(String url, String place) throws InterruptedException {
        try {
            var found = read(url, RequestScheduler.Rank.AHEAD, place);
            found.checkOpen();
            if (!found.media().pieces().isEmpty()) return Optional.of(found);
        } catch (UpstreamException e) {
            log.debug("{} still cannot be had: {}", place, e.trouble());
        }
        playlistHealth.failed(place);
        return Optional.empty();
    }

    /// From now on a [#better] list is followed.
    void follow(LocatedPlaylist found) {
        playlistHealth.works(found.place());
        choice = choice.map(c -> c.at(found.place()));
    }

    /// The playlist with the sound that is followed, if it has one of its own that can be had.
    Optional<LocatedPlaylist> soundList() throws UpstreamException, InterruptedException {
        var c = choice;
        if (c.flatMap(FollowedVariant::sound).isEmpty()) return Optional.empty();
        var now = c.get();
        try {
            return Optional.of(first(VariantChoice.sounds(now.variant(), now.master()), now::place, sound -> {
                var found = filled(
                        read(sound.url(), RequestScheduler.Rank.FEED, now.place(sound)), RequestScheduler.Rank.FEED);
                choice = Optional.of(now.with(Optional.of(sound)));
                return found;
            }));
        } catch (UpstreamException e) {
            if (isOfTheSource(e)) throw e;
            choice = Optional.of(now.with(Optional.empty()));
            return Optional.empty();
        }
    }

    /// The same once more, from the source's own address.
    LocatedPlaylist soundAgain() throws UpstreamException, InterruptedException {
        again();
        return soundList().orElseThrow(() -> new UpstreamException(FailureReason.NOT_FOUND));
    }

    /// The language of that sound; empty if not known.
    String language() {
        return choice.flatMap(FollowedVariant::sound).map(Rendition::language).orElse("");
    }

    /// A playlist that the master names.
    LocatedPlaylist at(FollowedVariant.Place place, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        var url = choice.flatMap(place::in).orElseThrow(() -> new UpstreamException(FailureReason.NOT_FOUND));
        var found = read(url, rank, "");
        found.checkOpen();
        return found;
    }

    /// The same once more, from the source's own address.
    LocatedPlaylist again(FollowedVariant.Place place, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        from(requests.document(requests.home(), rank), rank);
        return at(place, rank);
    }

    private LocatedPlaylist read(String url, RequestScheduler.Rank rank, String place)
            throws UpstreamException, InterruptedException {
        var document = requests.document(url, rank);
        return switch (PlaylistReader.read(document.bytes(), document.url(), variables())) {
            case ParsedPlaylist.Media media -> new LocatedPlaylist(url, document.url(), media, place);
            case ParsedPlaylist.Master _, ParsedPlaylist.None _ -> throw new UpstreamException(FailureReason.NOT_MEDIA);
        };
    }

    /// A channel that has just been started has no segments yet.
    private LocatedPlaylist filled(LocatedPlaylist found, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        var now = found;
        long deadline = System.nanoTime() + requests.patience().connect().toNanos();
        while (now.media().pieces().isEmpty()) {
            if (now.media().ended() || System.nanoTime() > deadline) throw new UpstreamException(FailureReason.STALLED);
            Thread.sleep(PAUSE);
            now = next(now, rank, false);
        }
        now.checkOpen();
        return now;
    }

    /// A media playlist as it was read last, and where it is to be read again.
    ///
    /// @param asked where it was asked for
    /// @param url where it came from, after redirects
    /// @param place tells it from the master playlist's others; empty if it is the only one
    record LocatedPlaylist(String asked, String url, ParsedPlaylist.Media media, String place) {
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
}
