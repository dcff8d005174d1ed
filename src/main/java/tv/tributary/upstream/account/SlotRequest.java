package tv.tributary.upstream.account;

/// A request for a connection, or its holder.
///
/// @param viewer tells the one who watches from others; empty if it is nobody or several
/// @param turn grows with every wish: of two wishes of the same viewer the later one counts
/// @param words what plays on it, as the household calls it
public record SlotRequest(Priority use, String viewer, long turn, String words) {
    /// Uses of a connection, by descending priority: a higher one may take the connection of a lower one.
    public enum Priority {
        VIEWER,
        RECORDING,
        /// A look in our own window.
        PREVIEW,
        /// Proving a source: never waits and never takes anything from anybody.
        PROBE;

        boolean before(Priority other) {
            return compareTo(other) < 0;
        }
    }

    /// One that has nothing to do with a single viewer.
    public static SlotRequest of(Priority priority, String words) {
        return new SlotRequest(priority, "", 0, words);
    }

    /// Whether a connection held for this must go to `other` when there is no other left: because that comes first, or
    /// because the same viewer has zapped on.
    public boolean yieldsTo(SlotRequest other) {
        return other.use.before(use) || isLeftFor(other);
    }

    /// Whether `other` is what this one's only viewer wants to see instead.
    public boolean isLeftFor(SlotRequest other) {
        return !viewer.isEmpty() && viewer.equals(other.viewer) && other.turn > turn;
    }
}
