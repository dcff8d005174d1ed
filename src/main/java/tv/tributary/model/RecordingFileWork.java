package tv.tributary.model;

/// What became of a recording's file after its end.
///
/// @param problem what did not succeed
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

    /// Reasons why something could not be done with a file. Words under `file-problem.*`.
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
        NOT_WRITABLE,
        /// Something that should stand beside the file could not be written.
        NOT_BESIDE,
        /// The search for advertisements could not be started.
        ADVERTISEMENTS_FAILED,
        /// The user's command is not there, or cannot be started.
        COMMAND_MISSING,
        COMMAND_FAILED,
        COMMAND_TOO_LONG
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
