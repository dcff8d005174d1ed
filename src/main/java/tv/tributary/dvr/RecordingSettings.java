package tv.tributary.dvr;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import tv.tributary.dvr.file.FileSettings;

/// The user's settings of recordings.
///
/// @param folder where they are written, an absolute path; empty for the folder `recordings` among the data
/// @param keepFreeMegabytes how much room on its disk recordings leave, at least
/// @param keepFreePercent likewise, of the whole disk; the larger of both counts
/// @param early how long before a programme its recording begins, unless it says otherwise
/// @param late how long after it the recording ends, likewise
/// @param trashDays for how many days what was deleted can be taken back, as long as there is room
/// @param files what they are kept in and called
public record RecordingSettings(
        String folder,
        int keepFreeMegabytes,
        int keepFreePercent,
        Duration early,
        Duration late,
        int trashDays,
        FileSettings files) {
    /// Under which they are stored.
    public static final String NAME = "recordings";

    private static final Duration MOST_PADDING = Duration.ofHours(4);
    private static final int MOST_DAYS = 365;

    public static RecordingSettings defaults() {
        return new RecordingSettings(
                "", 2_048, 5, Duration.ofMinutes(1), Duration.ofMinutes(3), 3, FileSettings.defaults());
    }

    /// The same with another folder.
    public RecordingSettings in(String other) {
        return new RecordingSettings(other, keepFreeMegabytes, keepFreePercent, early, late, trashDays, files);
    }

    /// Whether all are within what is possible.
    public boolean fits() {
        return (folder.isEmpty() || isAbsolute(folder))
                && keepFreeMegabytes >= 0
                && keepFreePercent >= 0
                && keepFreePercent <= 90
                && files.problem().isEmpty()
                && files.hasRightCommand()
                && isPadding(early)
                && isPadding(late)
                && trashDays >= 0
                && trashDays <= MOST_DAYS;
    }

    private static boolean isPadding(Duration padding) {
        return !padding.isNegative() && padding.compareTo(MOST_PADDING) <= 0;
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// @param usual for when the user has chosen none
    Path folderOr(Path usual) {
        return folder.isEmpty() ? usual : Path.of(folder);
    }

    /// How many bytes of a disk recordings leave free.
    long keptFree(long disk) {
        return Math.max((long) keepFreeMegabytes << 20, disk / 100 * keepFreePercent);
    }
}
