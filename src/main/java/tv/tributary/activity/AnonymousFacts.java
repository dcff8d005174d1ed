package tv.tributary.activity;

import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.store.ActivityStore.Mention;
import tv.tributary.store.ActivityStore.Role;
import tv.tributary.store.ActivityStore.StoredFact;
import tv.tributary.store.ActivityStore.StoredStory;

/// Facts about viewings without who watched, and on which device. Logins and devices that were let in stay as they are:
/// they say nothing of what was watched. Pure.
final class AnonymousFacts {
    /// What names that tell of people and their devices are the names of, where somebody watched.
    static final Set<Role> ROLES = Set.of(Role.PERSON, Role.OTHER);

    private AnonymousFacts() {}

    static Event of(Event event) {
        return switch (event) {
            case Event.ViewerJoined it ->
                new Event.ViewerJoined(it.at(), it.channel(), it.name(), "", "", "", it.use(), it.waited());
            case Event.ViewerLeft it ->
                new Event.ViewerLeft(it.at(), it.channel(), it.name(), "", "", "", it.use(), it.watched(), it.bytes());
            case Event.ViewerDisconnected it ->
                new Event.ViewerDisconnected(it.at(), it.channel(), it.name(), "", "", "", it.words());
            default -> event;
        };
    }

    static StoredFact of(StoredFact fact) {
        return FactCodec.read(fact.type(), fact.at(), fact.detail())
                .map(event -> {
                    var bare = of(event);
                    return bare.equals(event)
                            ? fact
                            : new StoredFact(
                                    fact.story(), fact.position(), fact.at(), fact.type(), FactCodec.detail(bare));
                })
                .orElse(fact);
    }

    /// The names of a story that may stay.
    static Set<Mention> without(StoredStory story, Set<Mention> mentions) {
        if (!story.kind().equals(StoryKind.VIEWING.name())) return mentions;
        return mentions.stream()
                .filter(mention -> !ROLES.contains(mention.role()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
