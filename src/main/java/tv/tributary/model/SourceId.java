package tv.tributary.model;

/// A source's id. Never re-used.
public record SourceId(long value) {
    public SourceId {
        if (value <= 0) throw new IllegalArgumentException("not an id: " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
