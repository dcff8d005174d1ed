package tv.tributary.model;

/// What became of a recording's file after its end.
///
/// @param problem why the file is as it was recorded
/// @param detail what a program said of it, without credentials; empty if none did
public record RecordingFileWork(WorkState state, FileProblem problem, String detail) {
    /// Of a file that nothing has to be done with.
    public static final RecordingFileWork NONE = new RecordingFileWork(WorkState.NONE, FileProblem.NONE, "");

    /// How far the work has come.
    public enum WorkState {
        NONE,
        /// It waits for its turn, or is being done.
        WAITING,
        DONE,
        /// Something of it did not succeed; nothing of the recording is lost.
        FAILED,
        /// Somebody cancelled it.
        CANCELLED
    }

    /// Reasons why a file could not be changed. Words under `file-problem.*`.
    public enum FileProblem {
        NONE,
        NO_FFMPEG,
        /// There is not enough room for a second file beside the first.
        DISK_FULL,
        /// FFmpeg gave up; mostly the container does not take one of the streams.
        REFUSED,
        /// The new file lacks something of the old one.
        NOT_THE_SAME,
        /// The old file is not there, or cannot be read.
        FILE_GONE,
        NOT_WRITABLE
    }

    /// The same in another state.
    public RecordingFileWork in(WorkState other) {
        return new RecordingFileWork(other, problem, detail);
    }

    /// One that did not succeed.
    public static RecordingFileWork failed(FileProblem problem, String detail) {
        return new RecordingFileWork(WorkState.FAILED, problem, detail);
    }
}
