package tv.tributary.ui.channels;

/// One step of an order: a column, upwards or downwards.
record SortBy(ChannelColumn column, Direction direction) {
    enum Direction {
        UP,
        DOWN
    }
}
