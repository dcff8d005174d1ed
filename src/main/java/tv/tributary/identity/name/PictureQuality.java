package tv.tributary.identity.name;

/// The picture quality that a stream's name promises, best last.
public enum PictureQuality {
    SD(0),
    /// The name says nothing.
    UNKNOWN(1),
    HD(2),
    FHD(3),
    UHD(4);

    private final int rank;

    PictureQuality(int rank) {
        this.rank = rank;
    }

    /// As it is stored: higher is better.
    public int rank() {
        return rank;
    }
}
