package tv.tributary.format.m3u;

/// An error in a playlist that was repaired or skipped.
///
/// @param line from 1
/// @param excerpt a short piece of the line for a person to recognise it; of URLs only scheme and host
public record M3uProblem(int line, Kind kind, String excerpt) {
    /// Kinds of problems.
    public enum Kind {
        /// An `#EXTINF` that never got its URL; left out.
        ENTRY_WITHOUT_URL,
        /// A URL that no `#EXTINF` announced; kept under a stand-in name.
        URL_WITHOUT_ENTRY,
        /// A quote was missing or there were too many attributes; the best guess was taken.
        BAD_ATTRIBUTE,
        /// Lines were not UTF-8; read in the code page their letters fit best. Told of the first one only.
        BAD_ENCODING,
        /// A line above 1 MB; left out.
        LINE_TOO_LONG,
        /// A URL of a kind that players are not known to open; kept.
        UNKNOWN_SCHEME,
        /// A URL without scheme and host in a list of which nobody knows where it came from; kept as it is.
        RELATIVE_URL
    }
}
