package tv.tributary.catalog.edit;

import java.util.List;
import java.util.Optional;
import tv.tributary.model.ChannelId;
import tv.tributary.store.EditStore;
import tv.tributary.store.EditStore.Decided;
import tv.tributary.text.Messages;

/// The user's decisions about a channel as sentences. Thread-safe; short reads.
public final class EditDescriptions {
    private final EditStore store;

    public EditDescriptions(EditStore store) {
        this.store = store;
    }

    /// The user's decisions about a channel and its streams in words, in no order.
    public List<String> about(ChannelId channel) {
        return store.about(channel.value()).stream()
                .flatMap(decided -> words(decided, channel.value()).stream())
                .toList();
    }

    private Optional<String> words(Decided decided, long channel) {
        var userDecision = decided.decision();
        var value = decided.value();
        return switch (userDecision.what()) {
            case NAME -> Optional.of(Messages.of("verdict.name", value));
            case NUMBER -> Optional.of(Messages.of("verdict.number", value));
            case MOVED -> Optional.of(Messages.of("verdict.moved", value));
            case GROUP -> Optional.of(Messages.of("verdict.group", value));
            case PLACE -> Optional.of(Messages.of("verdict.place"));
            case HIDDEN -> Optional.of(Messages.of(value.equals("1") ? "verdict.hidden" : "verdict.shown"));
            case FAVOURITE -> Optional.of(Messages.of("verdict.favourite"));
            case GUIDE -> Optional.of(Messages.of(value.isEmpty() ? "verdict.no-guide" : "verdict.guide"));
            case GUIDE_SHIFT -> Optional.of(Messages.of("verdict.guide-shift", value));
            case INTO ->
                userDecision.subject() == channel
                        ? Optional.empty()
                        : Optional.of(Messages.of("verdict.merged", store.channelName(userDecision.subject())));
            case APART -> {
                var other = userDecision.subject() == channel ? userDecision.other() : userDecision.subject();
                yield Optional.of(Messages.of("verdict.apart", store.channelName(other)));
            }
            case CHANNEL -> Optional.of(Messages.of("verdict.placed", store.sourceName(userDecision.subject())));
            case BLOCKED -> Optional.of(Messages.of("verdict.blocked", store.sourceName(userDecision.subject())));
            case PIN ->
                userDecision.other() == channel
                        ? Optional.of(Messages.of("verdict.pin", store.sourceName(userDecision.subject()), value))
                        : Optional.empty();
            case GUIDE_REFUSED, GROUP_NAME, GROUP_HIDDEN, GROUP_PLACE, GROUP_NEW_HIDDEN, COUNTRY -> Optional.empty();
            case TITLE_NAME, TITLE_YEAR, TITLE_HIDDEN, TITLE_FAVOURITE, TITLE_INTO, TITLE_VERSION -> Optional.empty();
        };
    }
}
