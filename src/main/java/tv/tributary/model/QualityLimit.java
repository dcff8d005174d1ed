package tv.tributary.model;

/// The largest picture and the highest bit rate that somebody gets. What is not known of a stream is not above it.
///
/// @param height of pictures in lines, 1080 for Full HD; 0 for any
/// @param kbps of the whole stream in kbit/s; 0 for any
public record QualityLimit(int height, int kbps) {
    public static final int HIGHEST_KBPS = 100_000;

    public QualityLimit {
        if (height < 0 || kbps < 0 || kbps > HIGHEST_KBPS)
            throw new IllegalArgumentException("limit: " + height + " lines, " + kbps + " kbit/s");
    }

    /// @param lines of the picture; 0 if unknown
    /// @param bitrate in bits per second; 0 if unknown
    public boolean admits(int lines, long bitrate) {
        return (height == 0 || lines <= height) && (kbps == 0 || bitrate <= kbps * 1_000L);
    }

    /// Both limits at once.
    public QualityLimit and(QualityLimit other) {
        return new QualityLimit(stricter(height, other.height), stricter(kbps, other.kbps));
    }

    private static int stricter(int one, int other) {
        return one == 0 || (other > 0 && other < one) ? other : one;
    }
}
