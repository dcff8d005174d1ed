package tv.tributary.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/// What was seen of a source itself, not what its name promises.
///
/// @param works whether it played when it was last tried
/// @param height of the picture in lines, where it was seen
/// @param codec of the picture as `h264`, `hevc`, `av1` …; empty where it was not seen
public record Measured(boolean works, OptionalInt height, Optional<String> codec) {
    /// It played; more is not known.
    public static Measured working() {
        return new Measured(true, OptionalInt.empty(), Optional.empty());
    }

    /// It did not play.
    public static Measured broken() {
        return new Measured(false, OptionalInt.empty(), Optional.empty());
    }
}
