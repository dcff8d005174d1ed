package tv.tributary.dvr.file;

/// What the user chose for the files of recordings.
///
/// @param container what a recording is kept in once it is over
public record FileSettings(RecordingContainer container) {
    /// Files stay as they were recorded.
    public static FileSettings defaults() {
        return new FileSettings(RecordingContainer.TS);
    }
}
