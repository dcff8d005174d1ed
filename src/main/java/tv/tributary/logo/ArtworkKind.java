package tv.tributary.logo;

/// The kinds of pictures that are cached, each in a folder of its own: how large they are fetched and kept. Sides are
/// in pixels.
public enum ArtworkKind {
    /// Channels' logos: drawn, often transparent.
    LOGO("logos", 160, 1 << 20, 64 << 20),
    /// Posters of films and series, and pictures of programmes: photographs, twice as high as the tile they are shown
    /// in.
    POSTER("posters", 420, 6 << 20, 256 << 20),
    /// Wide pictures of films and series, as wide as a window.
    BACKDROP("backdrops", 1_280, 8 << 20, 96 << 20),
    /// Posters and wide pictures in full size, for files of others; not cached.
    FULL("", 2_400, 12 << 20, 0);

    final String folder;
    /// The longer side as kept.
    final int side;
    /// A larger file is not read.
    final long mostBytes;
    /// All that are kept on disk.
    final long mostOnDisk;

    ArtworkKind(String folder, int side, long mostBytes, long mostOnDisk) {
        this.folder = folder;
        this.side = side;
        this.mostBytes = mostBytes;
        this.mostOnDisk = mostOnDisk;
    }

    /// Photographs take a tenth of the room as JPEG; logos need their transparency.
    byte[] encode(Pixels picture) {
        return this == LOGO ? picture.png() : picture.jpeg();
    }
}
