package tv.tributary.model;

/// A channel's id. Never re-used.
public record ChannelId(long value) {
    public ChannelId {
        if (value <= 0) throw new IllegalArgumentException("not an id: " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
