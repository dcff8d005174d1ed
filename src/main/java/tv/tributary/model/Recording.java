package tv.tributary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A recording: what was asked for, and how far it has come.
///
/// @param id 0 if it is not stored yet
/// @param channelName the channel's name when it was asked for
/// @param title of the programme; empty for a recording by time only
/// @param subTitle empty if there is none
/// @param showing the showing as JSON, for whoever made it; empty for a recording by time only
/// @param start without padding
/// @param stop without padding
/// @param early how long before `start` it begins
/// @param late how long after `stop` it ends
/// @param priority of recordings that cannot all go on, the higher ones do
/// @param rule the id of the rule that wanted it; empty if somebody asked for just this one
/// @param planned whether the plan wants it, and may take it back as long as it has not begun
public record Recording(
        long id,
        ChannelId channel,
        String channelName,
        String title,
        String subTitle,
        String showing,
        Instant start,
        Instant stop,
        Duration early,
        Duration late,
        int priority,
        OptionalLong rule,
        boolean planned,
        Progress progress) {
    /// How far it has come.
    ///
    /// @param fault why not all of it is there, or why nothing comes just now
    /// @param file an absolute path; empty before anything was written
    /// @param bytes in the file
    /// @param began when the file's first packet came
    /// @param ended when the last one was wanted; empty before its end
    /// @param deleted when it was put into the trash; empty if it was not
    /// @param gaps what is missing, in order and apart from each other
    public record Progress(
            RecordingState state,
            RecordingFault fault,
            String file,
            long bytes,
            Optional<Instant> began,
            Optional<Instant> ended,
            Optional<Instant> deleted,
            List<Gap> gaps) {
        /// Of one that waits for its time.
        public static final Progress NONE = new Progress(
                RecordingState.SCHEDULED,
                RecordingFault.NONE,
                "",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        public Progress {
            gaps = List.copyOf(gaps);
        }

        public Progress in(RecordingState other, RecordingFault why) {
            return new Progress(other, why, file, bytes, began, ended, deleted, gaps);
        }

        public Progress to(String path, long size, Optional<Instant> first, List<Gap> missing) {
            return new Progress(state, fault, path, size, first, ended, deleted, missing);
        }

        public Progress endedAt(Optional<Instant> when) {
            return new Progress(state, fault, file, bytes, began, when, deleted, gaps);
        }

        public Progress deletedAt(Optional<Instant> when, String path) {
            return new Progress(state, fault, path, bytes, began, ended, when, gaps);
        }
    }

    /// States of a recording. Words under `recording-state.*`.
    public enum RecordingState {
        SCHEDULED,
        RECORDING,
        /// It had begun when Tributary ended; it goes on when that starts again in time.
        INTERRUPTED,
        COMPLETE,
        /// Something is missing.
        PARTIAL,
        /// Nothing was recorded.
        FAILED,
        /// Tributary did not run at its time.
        MISSED,
        /// Somebody took it back before it began.
        CANCELLED;

        /// Whether it waits for its time, or goes on.
        public boolean isOpen() {
            return this == SCHEDULED || this == RECORDING || this == INTERRUPTED;
        }
    }

    /// Reasons why something of a recording is missing. Words under `recording-fault.*`.
    public enum RecordingFault {
        NONE,
        /// No source of the channel played.
        NO_STREAM,
        NO_CHANNEL,
        /// Tributary did not run.
        NOT_RUNNING,
        DISK_FULL,
        /// It was stopped so that the disk does not fill up.
        ROOM_KEPT,
        FOLDER_GONE,
        NOT_WRITABLE,
        DISK_ERROR
    }

    /// A time of which nothing is in the file.
    ///
    /// @param to the first moment that is there again
    public record Gap(Instant from, Instant to) {
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /// With padding.
    public Instant begin() {
        return start.minus(early);
    }

    /// With padding.
    public Instant end() {
        return stop.plus(late);
    }

    /// How much is missing.
    public Duration missing() {
        return progress.gaps.stream().map(Gap::length).reduce(Duration.ZERO, Duration::plus);
    }

    public Recording with(Progress other) {
        return new Recording(
                id,
                channel,
                channelName,
                title,
                subTitle,
                showing,
                start,
                stop,
                early,
                late,
                priority,
                rule,
                planned,
                other);
    }

    /// The same with an id.
    public Recording stored(long as) {
        return new Recording(
                as,
                channel,
                channelName,
                title,
                subTitle,
                showing,
                start,
                stop,
                early,
                late,
                priority,
                rule,
                planned,
                progress);
    }

    /// The same with another padding behind.
    public Recording ending(Duration later) {
        return new Recording(
                id,
                channel,
                channelName,
                title,
                subTitle,
                showing,
                start,
                stop,
                early,
                later,
                priority,
                rule,
                planned,
                progress);
    }
}
