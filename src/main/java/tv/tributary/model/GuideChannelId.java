package tv.tributary.model;

/// The id of a guide source's channel: the same in each import, as long as the source gives the channel the
/// same id.
public record GuideChannelId(long value) {
    public GuideChannelId {
        if (value <= 0) throw new IllegalArgumentException("not an id: " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
