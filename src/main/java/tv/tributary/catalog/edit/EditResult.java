package tv.tributary.catalog.edit;

import java.util.List;
import tv.tributary.model.ChannelId;

/// The result of an edit.
///
/// @param channels the ones it is about: after a merge the one that is left, after a split the new one
/// @param words what was done, as the history says it
/// @param notes what else came of it and why, in sentences: who lost a number to whom
public record EditResult(List<ChannelId> channels, String words, List<String> notes) {
    public EditResult {
        channels = List.copyOf(channels);
        notes = List.copyOf(notes);
    }

    public ChannelId channel() {
        return channels.getFirst();
    }
}
