package tv.tributary.ui.control;

/// The part of a row that rows are dropped on.
public enum DropZone {
    /// Its upper edge: they go before it.
    BEFORE,
    /// Its middle: they become one with it.
    ON,
    /// Its lower edge: they go behind it.
    BEHIND;

    private static final double EDGE = 0.27;

    /// @param y from the row's upper edge, in pixels like its height
    /// @param movable whether rows can be moved in this list
    static DropZone of(double y, double height, boolean movable) {
        if (!movable) return ON;
        if (y < height * EDGE) return BEFORE;
        return y > height * (1 - EDGE) ? BEHIND : ON;
    }
}
