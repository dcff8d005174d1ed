package tv.tributary.guide.source;

/// The user's settings of programme guides.
///
/// @param daysBack how long programmes are kept after they ended; longer where a channel's archive is
/// @param daysAhead how far ahead they are stored
public record GuideSettings(int daysBack, int daysAhead) {
    /// Under which they are stored.
    public static final String NAME = "guide";

    /// For both.
    public static final int MOST_DAYS = 30;

    /// Whether both are within what is possible, and there is something to see.
    public boolean fits() {
        return daysBack >= 0 && daysBack <= MOST_DAYS && daysAhead >= 1 && daysAhead <= MOST_DAYS;
    }

    public static GuideSettings defaults() {
        return new GuideSettings(1, 7);
    }
}
