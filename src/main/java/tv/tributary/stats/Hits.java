package tv.tributary.stats;

import tv.tributary.relay.hls.HlsView;

/// Segments that were asked for.
///
/// @param there were in memory already
/// @param joined were on their way to somebody else
/// @param fetched had to be fetched for the one who asked
public record Hits(long there, long joined, long fetched) {
    public static final Hits NONE = new Hits(0, 0, 0);

    static Hits of(HlsView view) {
        return new Hits(view.hits(), view.joined(), view.fetched());
    }

    public long asked() {
        return there + joined + fetched;
    }

    /// The share that the provider was not asked for again, in percent; 0 when none was asked for.
    public double percent() {
        return asked() == 0 ? 0 : Math.round((there + joined) * 1000.0 / asked()) / 10.0;
    }

    Hits plus(Hits more) {
        return new Hits(there + more.there, joined + more.joined, fetched + more.fetched);
    }

    Hits minus(Hits less) {
        return new Hits(there - less.there, joined - less.joined, fetched - less.fetched);
    }
}
