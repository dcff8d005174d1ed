package tv.tributary.guide.source;

/// The user's settings of programme guides.
///
/// @param daysBack how long programmes are kept after they ended; longer where a channel's archive is
/// @param daysAhead how far ahead they are stored
/// @param servedBack how far back the guide that clients get reaches, unless they ask for another time
/// @param servedAhead how far ahead it reaches, likewise
public record GuideSettings(int daysBack, int daysAhead, int servedBack, int servedAhead) {
    /// Under which they are stored.
    public static final String NAME = "guide";

    /// For each of them.
    public static final int MOST_DAYS = 30;

    /// Whether all are within what is possible, and there is something to see.
    public boolean fits() {
        return isBack(daysBack) && isAhead(daysAhead) && isBack(servedBack) && isAhead(servedAhead);
    }

    private static boolean isBack(int days) {
        return days >= 0 && days <= MOST_DAYS;
    }

    private static boolean isAhead(int days) {
        return days >= 1 && days <= MOST_DAYS;
    }

    /// Whether the same programmes are stored with both.
    public boolean storesAs(GuideSettings other) {
        return daysBack == other.daysBack && daysAhead == other.daysAhead;
    }

    public static GuideSettings defaults() {
        return new GuideSettings(1, 7, 0, 7);
    }
}
