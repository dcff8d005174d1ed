package tv.tributary.format.hls;

/// An error in a playlist that was ignored.
///
/// @param line from 1 on
record PlaylistProblem(int line, Kind kind) {
    enum Kind {
        NO_HEADER,
        LINE_TOO_LONG,
        TOO_MUCH,
        BAD_NUMBER,
        NO_URI,
        BAD_KEY,
        UNKNOWN_VARIABLE
    }
}
