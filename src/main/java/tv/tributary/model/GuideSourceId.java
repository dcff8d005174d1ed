package tv.tributary.model;

/// A guide source's id. Never re-used.
public record GuideSourceId(long value) {
    public GuideSourceId {
        if (value <= 0) throw new IllegalArgumentException("not an id: " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
