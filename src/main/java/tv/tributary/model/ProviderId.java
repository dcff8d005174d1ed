package tv.tributary.model;

/// A provider's id. Never re-used.
public record ProviderId(long value) {
    public ProviderId {
        if (value <= 0) throw new IllegalArgumentException("not an id: " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
