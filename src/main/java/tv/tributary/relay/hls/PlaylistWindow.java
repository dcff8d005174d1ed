package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;

/// The sliding window of one media playlist: segments of successive sources under continuous media sequence numbers.
/// Guarded by its session's lock.
final class PlaylistWindow {
    /// Segments that are listed at least; more where they are short.
    private static final int LISTED = 7;
    /// Segments that are kept for stragglers when they are listed no more.
    private static final int KEPT = 3;
    /// Players begin three segments from the end: of a supplier that takes over they need no more.
    private static final int JOINING = 3;
    /// Numbers begin at the quarter of a second of the day's clock: that is ten minutes.
    private static final long NUMBERS_PER_DISCONTINUITY = 2_400;
    /// When nothing more has come for so long, what a source sends at once in the beginning is over. As much as that
    /// the next segment may be late before those stand still who begin with the first.
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// With how many segments a player begins, where more would come no sooner than it is watched.
    enum Beginning {
        /// It gets the next one as soon as there is one.
        WITH_ONE,
        /// It looks for the next one as often as they are long, and so may get it that much later.
        WITH_TWO
    }

    private final SegmentNamer segmentNamer;
    private final LongSupplier nanoTime;
    private final List<PlaylistSegment> entries = new ArrayList<>();
    /// The first of the entries that is listed.
    private int listed;
    private long number;
    private long discontinuities;
    private long target = 1;
    private int version = 3;

    /// Nano time when its newest segment was listed.
    private long newest;
    private long supplier = -1;
    private long next;
    private @Nullable SourceSegment last;
    /// The segment that comes next, where it is listed in parts.
    private Optional<PartialSegments> growth = Optional.empty();

    /// @param number the first segment's
    /// @param discontinuities how many came before it
    PlaylistWindow(SegmentNamer segmentNamer, long number, long discontinuities, LongSupplier nanoTime) {
        this.segmentNamer = segmentNamer;
        this.nanoTime = nanoTime;
        this.number = number;
        this.discontinuities = discontinuities;
    }

    /// How many discontinuities are said to have come before a list's first segment: grows with its number, so that
    /// lists begun later have more, but small. hls.js 1.7 goes through as many places of an array with each list.
    ///
    /// @param number of the first segment
    static long firstDiscontinuity(long number) {
        return number / NUMBERS_PER_DISCONTINUITY;
    }

    /// Lists what is new.
    ///
    /// @param shift how far back it goes at least
    /// @return whether anything is
    boolean take(SegmentWindow segmentWindow, Duration shift) {
        var offers = segmentWindow.offers();
        if (offers.isEmpty()) return false;
        int from = start(segmentWindow);
        boolean seam = !entries.isEmpty()
                && (segmentWindow.id() == supplier ? segmentWindow.first() > next : goesOn(offers) < 0);
        if (segmentWindow.id() != supplier) stopGrowing();
        supplier = segmentWindow.id();
        next = segmentWindow.first() + offers.size();
        if (from == offers.size()) return false;
        // Later it must not change (RFC 8216, 6.2.1).
        if (entries.isEmpty()) target = Math.max(target, (segmentWindow.target() + 999) / 1000);
        for (var sourceSegment : offers.subList(from, offers.size())) {
            add(sourceSegment, seam);
            seam = false;
        }
        trim(shift);
        return true;
    }

    private void stopGrowing() {
        growth.ifPresent(PartialSegments::close);
        growth = Optional.empty();
    }

    private int start(SegmentWindow segmentWindow) {
        var offers = segmentWindow.offers();
        if (segmentWindow.id() == supplier) return Math.clamp(next - segmentWindow.first(), 0, offers.size());
        int known = goesOn(offers);
        if (known >= 0) return known;
        return Math.max(0, offers.size() - (entries.isEmpty() ? LISTED : JOINING));
    }

    /// A reopened source continues where it was.
    ///
    /// @return from which offer on; negative if it does not
    private int goesOn(List<SourceSegment> offers) {
        for (int i = offers.size() - 1; i >= 0; i--) {
            if (same(offers.get(i))) return i + 1;
        }
        return -1;
    }

    private boolean same(SourceSegment sourceSegment) {
        return last != null
                && last.content() instanceof SegmentContent.Asked before
                && sourceSegment.content() instanceof SegmentContent.Asked now
                && before.key().equals(now.key());
    }

    private void add(SourceSegment sourceSegment, boolean seam) {
        var before = last;
        long n = number++;
        var parts = growth.map(g -> g.end(number)).orElse(List.of());
        var name = segmentNamer.put(
                n, "segment", sourceSegment.form(), sourceSegment.content().again());
        var playlistSegment = new PlaylistSegment(
                n,
                name,
                sourceSegment.length(),
                seam || (sourceSegment.discontinuity() && !entries.isEmpty()),
                sourceSegment.independent(),
                sourceSegment.missing(),
                sourceSegment.time(),
                init(n, sourceSegment, before),
                cipher(n, sourceSegment, before),
                parts);
        newest = nanoTime.getAsLong();
        entries.add(playlistSegment);
        forgetParts();
        last = sourceSegment;
        // Only a source that is not as good as its word makes it grow.
        target = Math.max(target, Math.round(sourceSegment.length().toMillis() / 1000.0));
        if (sourceSegment.init().isPresent()) version = Math.max(version, 6);
        if (sourceSegment.missing()) version = Math.max(version, 8);
    }

    /// Nobody asks for older ones in parts.
    private void forgetParts() {
        int old = entries.size() - 1 - PlaylistWriter.IN_PARTS;
        if (old < 0 || entries.get(old).parts().isEmpty()) return;
        entries.get(old).parts().forEach(part -> segmentNamer.remove(part.name()));
        entries.set(old, entries.get(old).whole());
    }

    /// A part has come of the segment that its supplier will offer next.
    void take(long by, PartWriter.Made part) {
        if (by != supplier || entries.isEmpty()) return;
        var growing = growth.orElseGet(() -> new PartialSegments(segmentNamer));
        growth = Optional.of(growing);
        version = Math.max(version, 6);
        growing.add(number, part);
    }

    private Optional<String> init(long n, SourceSegment sourceSegment, @Nullable SourceSegment before) {
        if (before != null && before.init().equals(sourceSegment.init()) && !entries.isEmpty()) {
            return entries.getLast().init();
        }
        return sourceSegment.init().map(init -> segmentNamer.put(n, "init", SegmentType.MP4, init.again()));
    }

    private Optional<PlaylistSegment.Cipher> cipher(
            long n, SourceSegment sourceSegment, @Nullable SourceSegment before) {
        if (sourceSegment.cipher().isEmpty()) return Optional.empty();
        var cipher = sourceSegment.cipher().get();
        var known = before == null || entries.isEmpty()
                ? Optional.<String>empty()
                : before.cipher()
                        .filter(c -> c.key().equals(cipher.key()))
                        .flatMap(_ -> entries.getLast().cipher())
                        .map(PlaylistSegment.Cipher::key);
        var key = known.orElseGet(
                () -> segmentNamer.put(n, "key", SegmentType.KEY, cipher.key().again()));
        return Optional.of(new PlaylistSegment.Cipher(key, cipher.iv()));
    }

    private void trim(Duration shift) {
        var whole = Duration.ofSeconds(3 * target);
        var least = shift.compareTo(whole) > 0 ? shift : whole;
        int from = from(entries.size(), LISTED, least);
        for (; listed < from; listed++) {
            if (entries.get(listed).discontinuity()) discontinuities++;
        }
        int kept = from(listed, KEPT, whole);
        for (int i = 0; i < kept; i++) drop(entries.removeFirst());
        listed -= kept;
    }

    /// Where so many entries, and so long, before `end` begin.
    private int from(int end, int count, Duration length) {
        int from = end;
        var span = Duration.ZERO;
        while (from > 0 && (end - from < count || span.compareTo(length) < 0)) {
            from--;
            span = span.plus(entries.get(from).length());
        }
        return from;
    }

    private void drop(PlaylistSegment playlistSegment) {
        segmentNamer.remove(playlistSegment.name());
        playlistSegment.parts().forEach(part -> segmentNamer.remove(part.name()));
        playlistSegment
                .init()
                .filter(name -> entries.stream()
                        .noneMatch(e -> e.init().filter(name::equals).isPresent()))
                .ifPresent(segmentNamer::remove);
        playlistSegment
                .cipher()
                .map(PlaylistSegment.Cipher::key)
                .filter(name -> entries.stream()
                        .noneMatch(e ->
                                e.cipher().filter(c -> c.key().equals(name)).isPresent()))
                .ifPresent(segmentNamer::remove);
    }

    /// Nothing of it can be asked for any more.
    void clear() {
        stopGrowing();
        while (!entries.isEmpty()) drop(entries.removeFirst());
        listed = 0;
    }

    private boolean holds(BlockingReload blockingReload) {
        if (blockingReload.sequence() > number) return false;
        int part = blockingReload.part().orElse(Integer.MAX_VALUE);
        if (blockingReload.sequence() == number) return part < parts();
        // A part more than the newest segment turned out to have is the next one's first (RFC 8216bis, 6.2.5.2).
        boolean behind = blockingReload.sequence() == number - 1
                && blockingReload.part().isPresent()
                && !isEmpty()
                && part >= entries.getLast().parts().size();
        return !behind || growth.isEmpty() || parts() > 0;
    }

    private int parts() {
        return growth.map(PartialSegments::count).orElse(0);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// More than every number it has used.
    long end() {
        return Math.max(number, allDiscontinuities()) + 1;
    }

    /// Whether it lists what is awaited, or else so much that a player can begin.
    boolean holds(Optional<BlockingReload> reload, Beginning beginning) {
        return !isEmpty() && reload.map(this::holds).orElseGet(() -> lasts(beginning));
    }

    /// Whether a player that begins now has enough until it gets more. Of what comes at once it gets all: as long as
    /// that lasts.
    private boolean lasts(Beginning beginning) {
        if (entries.size() >= JOINING || growth.isPresent()) return true;
        if (nanoTime.getAsLong() - newest < PAUSE.toNanos()) return false;
        if (beginning == Beginning.WITH_ONE || entries.size() > 1) return true;
        return entries.getFirst().length().compareTo(target()) >= 0;
    }

    Duration target() {
        return Duration.ofSeconds(target);
    }

    /// How many there were up to the newest segment, it included.
    long allDiscontinuities() {
        return discontinuities
                + entries.subList(listed, entries.size()).stream()
                        .filter(PlaylistSegment::discontinuity)
                        .count();
    }

    /// Another list of the same channel is as far as that: players go by it to keep them together.
    void align(long all) {
        discontinuities += all - allDiscontinuities();
    }

    MediaPlaylist listing() {
        var now = entries.subList(listed, entries.size());
        long first = now.isEmpty() ? number : now.getFirst().number();
        return new MediaPlaylist(version, target, first, discontinuities, now, growth.map(PartialSegments::listing));
    }
}
