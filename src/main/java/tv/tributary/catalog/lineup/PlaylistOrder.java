package tv.tributary.catalog.lineup;

/// The order of channels in lists: groups the user gave a place, then by number, or where the user put them between
/// two numbers, then group, then name.
final class PlaylistOrder {
    private PlaylistOrder() {}

    /// The sort key of a channel: that of its number, or of the one that the user put it behind.
    static long key(ChannelRow row) {
        return key(row.position()
                .map(PlaylistPosition::number)
                .orElse(row.channel().number()));
    }

    /// The sort key of a number: `5.1` comes between 5 and 6; what is no number comes last.
    static long key(String number) {
        var whole = 0L;
        var part = 0L;
        var parts = false;
        for (var i = 0; i < number.length(); i++) {
            var c = number.charAt(i);
            if (c == '.' || c == '-') parts = true;
            else if (c < '0' || c > '9' || i > 12) return Long.MAX_VALUE;
            else if (parts) part = part * 10 + c - '0';
            else whole = whole * 10 + c - '0';
        }
        return number.isEmpty() ? Long.MAX_VALUE : whole * 1_000_000 + Math.min(part + (parts ? 1 : 0), 999_999);
    }

    static boolean isBefore(ChannelRow earlier, ChannelRow later) {
        return compare(key(earlier), earlier, key(later), later) < 0;
    }

    /// @param key and otherKey: theirs
    static int compare(long key, ChannelRow row, long otherKey, ChannelRow otherRow) {
        if (row.groupPlace() != otherRow.groupPlace()) return Integer.compare(row.groupPlace(), otherRow.groupPlace());
        var channel = row.channel();
        var other = otherRow.channel();
        if (key != otherKey) return Long.compare(key, otherKey);
        if (rank(row) != rank(otherRow)) return Integer.compare(rank(row), rank(otherRow));
        var groups = channel.group().compareTo(other.group());
        return groups != 0 ? groups : channel.name().compareTo(other.name());
    }

    /// Behind how many others of its key it was put; 0 for the channel whose number it is.
    private static int rank(ChannelRow row) {
        return row.position().map(PlaylistPosition::rank).orElse(0);
    }
}
