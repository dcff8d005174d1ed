package tv.tributary.ui.titles;

/// How the height of a picture is called: `4K`. Pure.
final class QualityWords {
    private QualityWords() {}

    /// @param height in lines; 0 if unknown
    /// @return empty if unknown
    static String of(int height) {
        if (height >= 4_320) return "8K";
        if (height >= 2_160) return "4K";
        if (height >= 1_080) return "FHD";
        if (height >= 720) return "HD";
        return height > 0 ? "SD" : "";
    }
}
