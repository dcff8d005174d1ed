package tv.tributary.ui.channels;

/// One sort criterion: a column, ascending or descending.
record SortBy(ChannelColumn column, Direction direction) {
    enum Direction {
        UP,
        DOWN
    }
}
