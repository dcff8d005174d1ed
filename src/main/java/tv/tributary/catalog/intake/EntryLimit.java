package tv.tributary.catalog.intake;

/// Counts a list's entries and stops its reading where more would not fit: a program out of memory serves nobody. For
/// one thread.
final class EntryLimit {
    /// In memory a film costs nothing, but ids and positions of so many must still be compared.
    static final int MOST_ENTRIES = 3_000_000;
    /// What a channel with one stream takes at the peak of a merge, in bytes, with some to spare.
    private static final int BYTES = 1_536;

    private final int mostPlayable;
    private int entries;
    private int playable;

    /// @param mostPlayable how many streams of channels there is room for
    EntryLimit(int mostPlayable) {
        this.mostPlayable = mostPlayable;
    }

    /// How many streams of channels all providers together may have.
    ///
    /// @param heap the largest the heap may become, in bytes
    static int mostPlayable(long heap) {
        return (int) Math.min(MOST_ENTRIES, heap / BYTES);
    }

    /// One more.
    ///
    /// @throws Exceeded if that is one too many
    void count(boolean isPlayable) {
        if (++entries > MOST_ENTRIES) throw new Exceeded(ListFault.TOO_MANY_ENTRIES, MOST_ENTRIES);
        if (isPlayable && ++playable > mostPlayable) throw new Exceeded(ListFault.TOO_MANY_CHANNELS, mostPlayable);
    }

    /// Ends a reading from inside.
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final ListFault fault;
        private final int most;

        Exceeded(ListFault fault, int most) {
            super(fault.name(), null, false, false);
            this.fault = fault;
            this.most = most;
        }

        UnusableList unusable() {
            return UnusableList.tooMany(fault, most);
        }
    }
}
