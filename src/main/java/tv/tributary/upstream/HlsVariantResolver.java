package tv.tributary.upstream;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
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
    private static final String VARIANT = "variant ";
    private static final int DEEPEST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// So many lists are tried in a row.
    private static final int MOST_TRIES = 4;

    private final HlsRequests requests;
    private final VariantChoice variantChoice;
    private final PlaylistHealth playlistHealth;
    private volatile Optional<Choice> choice = Optional.empty();
    /// A variant that is no playlist but a transport stream.
    private volatile Optional<String> stream = Optional.empty();

    HlsVariantResolver(HlsRequests requests, VariantChoice variantChoice) {
        this(requests, variantChoice, System::nanoTime);
    }

    /// @param nanoTime by which lists that failed rest
    HlsVariantResolver(HlsRequests requests, VariantChoice variantChoice, LongSupplier nanoTime) {
        this.playlistHealth = new PlaylistHealth(nanoTime);
        this.requests = requests;
        this.variantChoice = variantChoice;
    }

    /// A playlist of segments.
    ///
    /// @param asked where it was asked for
    /// @param url where it came from, after redirects
    /// @param place tells it from the master playlist's others; empty if it is the only one
    record Found(String asked, String url, ParsedPlaylist.Media media, String place) {
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
    record Choice(ParsedPlaylist.Master master, Variant variant, Optional<Rendition> sound) {
        Choice with(Optional<Rendition> other) {
            return new Choice(master, variant, other);
        }

        private String place(Variant of) {
            return VARIANT + master.variants().indexOf(of);
        }

        private String place(Rendition of) {
            return "rendition " + master.renditions().indexOf(of);
        }

        private Choice at(String place) {
            var other = master.variants().stream()
                    .filter(v -> place(v).equals(place))
                    .findFirst();
            var heard = master.renditions().stream()
                    .filter(r -> place(r).equals(place))
                    .findFirst();
            return new Choice(master, other.orElse(variant), heard.or(() -> sound));
        }
    }

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
                    .filter(r -> isLike(r, wanted))
                    .map(Rendition::url)
                    .findFirst();
        }
    }

    private static boolean isLike(Rendition a, Rendition b) {
        return a.type() == b.type()
                && a.group().equals(b.group())
                && a.name().equals(b.name())
                && a.language().equals(b.language());
    }

    /// From the answer to the source's own address on.
    ///
    /// @throws UpstreamException UNSUPPORTED where a DRM protects it, or where it leads to a [#stream]
    Found from(HlsRequests.Document first) throws UpstreamException, InterruptedException {
        return from(first, RequestScheduler.Rank.FEED);
    }

    private Found from(HlsRequests.Document first, RequestScheduler.Rank rank)
            throws UpstreamException, InterruptedException {
        return from(first, requests.home(), "", rank, DEEPEST);
    }

    private Found from(
            HlsRequests.Document document, String asked, String place, RequestScheduler.Rank rank, int deepest)
            throws UpstreamException, InterruptedException {
        return switch (PlaylistReader.read(document.bytes(), document.url(), variables())) {
            case ParsedPlaylist.Master master -> {
                if (deepest == 0) throw new UpstreamException(FailureReason.NOT_MEDIA);
                yield best(master, rank, deepest - 1);
            }
            case ParsedPlaylist.Media media -> filled(new Found(asked, document.url(), media, place), rank);
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
    private Found best(ParsedPlaylist.Master master, RequestScheduler.Rank rank, int deepest)
            throws UpstreamException, InterruptedException {
        var before = choice;
        return first(variantChoice.ranked(master.variants()), v -> placeIn(master, v), variant -> {
            var now = new Choice(master, variant, sound(before, variant, master));
            choice = Optional.of(now);
            return from(requests.document(variant.url(), rank), variant.url(), now.place(variant), rank, deepest);
        });
    }

    private static String placeIn(ParsedPlaylist.Master master, Variant variant) {
        return new Choice(master, variant, Optional.empty()).place(variant);
    }

    /// The one that was followed before, if there is any like it still.
    private static Optional<Rendition> sound(Optional<Choice> before, Variant variant, ParsedPlaylist.Master master) {
        var sounds = VariantChoice.sounds(variant, master);
        return before.flatMap(Choice::sound)
                .flatMap(s -> sounds.stream().filter(r -> isLike(r, s)).findFirst())
                .or(() -> sounds.stream().findFirst());
    }

    @FunctionalInterface
    private interface Reading<T> {
        Found of(T wanted) throws UpstreamException, InterruptedException;
    }

    /// The first of them that can be read; those that could not be lately come last.
    ///
    /// @throws UpstreamException if none can, with the reason of the first
    private <T> Found first(List<T> ranked, Function<T, String> places, Reading<T> reading)
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
    Optional<Choice> choice() {
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
    Found again() throws UpstreamException, InterruptedException {
        return from(requests.document(requests.home(), RequestScheduler.Rank.FEED));
    }

    /// The newest state of a playlist, where it was found last.
    ///
    /// @param anew asked for where it was asked for first, in case each answer leads elsewhere
    Found next(Found before, RequestScheduler.Rank rank, boolean anew) throws UpstreamException, InterruptedException {
        var url = anew ? before.asked() : before.url();
        var now = read(url, rank, before.place());
        return new Found(before.asked(), now.url(), now.media(), before.place());
    }

    /// What a list names cannot be had: others come before it for a while.
    ///
    /// @return whether there are any
    boolean fail(Found found) {
        if (found.place().isEmpty()) return false;
        playlistHealth.failed(found.place());
        return choice.stream().flatMap(c -> ranked(c, found)).anyMatch(l -> !playlistHealth.rests(l.place));
    }

    /// Whether the master playlist names another one of the same kind that may work.
    boolean hasOthers(Found found) {
        return !found.place().isEmpty()
                && choice.stream()
                        .flatMap(c -> ranked(c, found))
                        .anyMatch(l -> !l.place.equals(found.place()) && !playlistHealth.rests(l.place));
    }

    /// A list that the master playlist names.
    private record Listed(String place, String url) {}

    /// Those of the same kind, the best one first.
    private Stream<Listed> ranked(Choice c, Found found) {
        if (found.place().startsWith(VARIANT))
            return variantChoice.ranked(c.master.variants()).stream().map(v -> new Listed(c.place(v), v.url()));
        return VariantChoice.sounds(c.variant, c.master).stream().map(r -> new Listed(c.place(r), r.url()));
    }

    private Optional<Listed> due(Found now) {
        return choice.stream()
                .flatMap(c -> ranked(c, now))
                .takeWhile(l -> !l.place.equals(now.place()))
                .filter(l -> playlistHealth.fails(l.place) && !playlistHealth.rests(l.place))
                .findFirst();
    }

    /// Whether there is a better list than the one that is followed, which could not be had before and may be
    /// tried again.
    boolean mayImprove(Found now) {
        return !now.place().isEmpty() && due(now).isPresent();
    }

    /// That list, if it can be had now. Does not follow it yet.
    Optional<Found> better(Found now) throws InterruptedException {
        var listed = due(now);
        return listed.isEmpty() ? Optional.empty() : tried(listed.get().url, listed.get().place);
    }

    private Optional<Found> tried(String url, String place) throws InterruptedException {
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
    void follow(Found found) {
        playlistHealth.works(found.place());
        choice = choice.map(c -> c.at(found.place()));
    }

    /// The playlist with the sound that is followed, if it has one of its own that can be had.
    Optional<Found> soundList() throws UpstreamException, InterruptedException {
        var c = choice;
        if (c.flatMap(Choice::sound).isEmpty()) return Optional.empty();
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
        var found = read(url, rank, "");
        found.checkOpen();
        return found;
    }

    /// The same once more, from the source's own address.
    Found again(Place place, RequestScheduler.Rank rank) throws UpstreamException, InterruptedException {
        from(requests.document(requests.home(), rank), rank);
        return at(place, rank);
    }

    private Found read(String url, RequestScheduler.Rank rank, String place)
            throws UpstreamException, InterruptedException {
        var document = requests.document(url, rank);
        return switch (PlaylistReader.read(document.bytes(), document.url(), variables())) {
            case ParsedPlaylist.Media media -> new Found(url, document.url(), media, place);
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
            now = next(now, rank, false);
        }
        now.checkOpen();
        return now;
    }
}
