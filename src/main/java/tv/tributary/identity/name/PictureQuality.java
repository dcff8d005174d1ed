package tv.tributary.identity.name;

/// The picture quality that a stream's name promises, best last.
public enum PictureQuality {
    SD(0, 576),
    /// The name says nothing.
    UNKNOWN(1, 0),
    HD(2, 720),
    FHD(3, 1_080),
    UHD(4, 2_160);

    private final int rank;
    private final int lines;

    PictureQuality(int rank, int lines) {
        this.rank = rank;
        this.lines = lines;
    }

    /// The height of pictures that are named so; 0 if the name says nothing.
    ///
    /// @param rank as it is stored
    public static int lines(int rank) {
        for (var quality : values()) if (quality.rank == rank) return quality.lines;
        return 0;
    }

    /// As it is stored: higher is better.
    public int rank() {
        return rank;
    }
}
