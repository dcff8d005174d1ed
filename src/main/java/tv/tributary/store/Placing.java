package tv.tributary.store;

import java.util.function.Consumer;

/// Decides which channels new sources go to. Asked within the transaction that takes a list over, in this order: all
/// standing channels, all new sources in list order, what was opened.
public interface Placing {
    /// A channel's id, what its sources have in common, and its number.
    record Place(long channel, String mergeKey, String number) {}

    /// @param lastId the highest id a channel ever had
    void begin(long lastId);

    /// Also told without a merge key for each number the user gave a channel.
    void standing(Place channel);

    /// @param number the one its list gives it
    /// @return the channel's id, higher than all before for a new one
    long place(String mergeKey, String number);

    /// Shows the new channels, by id.
    void eachOpened(Consumer<Place> action);
}
