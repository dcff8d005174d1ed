package tv.tributary.library.export;

/// What becomes of a file of an export.
public enum FileChange {
    ADD,
    CHANGE,
    REMOVE,
    /// As it should be.
    KEEP,
    /// Its title is gone, but not for long enough.
    WAIT,
    /// Somebody else's file stands where one of ours should: it is left alone.
    FOREIGN,
    /// Somebody has changed one of ours: it is left alone, too.
    EDITED;

    /// Whether the disk will be other than it is.
    public boolean isWork() {
        return this == ADD || this == CHANGE || this == REMOVE;
    }
}
