package tv.tributary.store;

import java.util.Collection;
import java.util.function.Consumer;
import tv.tributary.store.SuggestionStore.Offer;

/// Assigns new sources to channels. Called within the transaction that takes a list over, in this order: all existing
/// channels, all new sources in list order, the sources of existing channels if there are new ones, the result.
public interface ChannelAssigner {
    /// A channel's id, what its sources have in common, and its number.
    record Place(long channel, String mergeKey, String number) {}

    /// What a source says about the channel it is.
    record Look(String mergeKey, String title, String tvgId, String logo) {}

    /// @param lastId the highest id a channel ever had
    void begin(long lastId);

    /// Also told without a merge key for each number the user gave a channel.
    void standing(Place channel);

    /// A number that undoing or doing again a step may need.
    void remembered(String number);

    /// @param number and group: those its list gives it
    /// @return the channel's id, higher than all before for a new one
    long place(Look source, String number, String group);

    /// A source of a channel that stands.
    void member(long channel, Look source);

    /// Shows which of the new channels turned out to be another one: that one's id, and its own.
    void eachJoined(Join action);

    /// Shows the new channels that are left, by id.
    void eachOpened(Consumer<Place> action);

    /// Pairs of channels to ask the user about.
    Collection<Offer> offers();

    interface Join {
        void joined(long opened, long channel);
    }
}
