package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.store.ActivityStore.Mention;
import tv.tributary.store.ActivityStore.Role;
import tv.tributary.text.PlayerName;

/// Decides which facts belong to one story. Pure but for what it remembers of the stories that go on; for one thread.
public final class StoryGrouping {
    /// What goes on after so long a silence is another story.
    private static final Duration SILENCE = Duration.ofMinutes(10);
    /// How long a story waits for the fact that ends it.
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_OPEN = 10_000;

    /// A story that goes on.
    private static final class OpenStory {
        private final long id;
        private final StoryKind kind;
        private final Instant began;
        private Instant last;
        private Severity severity;
        private int facts;

        OpenStory(long id, StoryKind kind, Instant began, Severity severity) {
            this.id = id;
            this.kind = kind;
            this.began = began;
            this.last = began;
            this.severity = severity;
        }
    }

    /// The place of a fact within its story, and the story with it.
    ///
    /// @param position from 0
    record Place(long story, int position, StoryKind kind, Severity severity, Instant began, Instant ended) {}

    /// How a fact relates to others.
    ///
    /// @param key facts with the same key may be of one story
    public record StoryPart(StoryKind kind, String key, Turn turn) {
        /// The place of a fact in a story.
        enum Turn {
            /// Always the first of its story.
            BEGINS,
            /// Goes on with a story of late, else begins one.
            GOES_ON,
            /// The last of a story that waits for it, else one of its own.
            ENDS,
            /// One of its own.
            ALONE
        }

        /// Whether trouble of that key is over with it.
        public boolean isEnd() {
            return turn == Turn.ENDS;
        }
    }

    private final Map<String, OpenStory> open = new HashMap<>();
    private long lastId;

    /// @param lastId the highest id that a story has
    StoryGrouping(long lastId) {
        this.lastId = lastId;
    }

    /// Finds the place of the next fact.
    Place place(Event event, Severity severity) {
        var part = part(event);
        var known = Optional.ofNullable(open.get(part.key))
                .filter(story -> belongs(part, Duration.between(story.last, event.at())));
        var story = known.orElseGet(() -> new OpenStory(++lastId, part.kind, event.at(), severity));
        if (severity.compareTo(story.severity) > 0) story.severity = severity;
        if (event.at().isAfter(story.last)) story.last = event.at();
        var position = story.facts++;
        switch (part.turn) {
            case BEGINS, GOES_ON -> keep(part.key, story);
            case ENDS -> open.remove(part.key);
            case ALONE -> {}
        }
        return new Place(story.id, position, story.kind, story.severity, story.began, story.last);
    }

    private void keep(String key, OpenStory story) {
        open.put(key, story);
        if (open.size() <= MOST_OPEN) return;
        var since = story.last.minus(SILENCE);
        open.values().removeIf(other -> other.last.isBefore(since));
        // So many at once: those that come now begin stories of their own.
        if (open.size() > MOST_OPEN) open.clear();
    }

    private static boolean belongs(StoryPart part, Duration since) {
        return switch (part.turn) {
            case BEGINS, ALONE -> false;
            case GOES_ON -> since.compareTo(part.kind == StoryKind.OUTAGE ? SILENCE : LONGEST) <= 0;
            case ENDS -> since.compareTo(LONGEST) <= 0;
        };
    }

    /// Pure.
    public static StoryPart part(Event event) {
        return switch (event) {
            case Event.SourceRefused e -> outage(e.channel(), StoryPart.Turn.GOES_ON);
            case Event.StallRecovered e -> outage(e.channel(), StoryPart.Turn.GOES_ON);
            case Event.FailedOver e -> outage(e.channel(), StoryPart.Turn.GOES_ON);
            case Event.SlateShown e -> outage(e.channel(), StoryPart.Turn.GOES_ON);
            case Event.StreamFailed e -> outage(e.channel(), StoryPart.Turn.GOES_ON);
            case Event.FailedBack e -> outage(e.channel(), StoryPart.Turn.ENDS);
            case Event.StreamOpened e -> stream(e.channel(), StoryPart.Turn.BEGINS);
            case Event.StreamPreempted e -> stream(e.channel(), StoryPart.Turn.GOES_ON);
            case Event.StreamClosed e -> stream(e.channel(), StoryPart.Turn.ENDS);
            case Event.ViewerJoined e -> viewing(e.channel(), e.user(), e.address(), e.client(), StoryPart.Turn.BEGINS);
            case Event.ViewerDisconnected e ->
                viewing(e.channel(), e.user(), e.address(), e.client(), StoryPart.Turn.GOES_ON);
            case Event.ViewerLeft e -> viewing(e.channel(), e.user(), e.address(), e.client(), StoryPart.Turn.ENDS);
            case Event.SyncFailed e -> new StoryPart(StoryKind.SYNC, "sync " + e.provider(), StoryPart.Turn.GOES_ON);
            case Event.SyncNeedsReview e ->
                new StoryPart(StoryKind.SYNC, "sync " + e.provider(), StoryPart.Turn.GOES_ON);
            case Event.SyncFinished e -> new StoryPart(StoryKind.SYNC, "sync " + e.provider(), StoryPart.Turn.ENDS);
            case Event.NewGroupsHidden e ->
                new StoryPart(StoryKind.SYNC, "groups " + e.provider(), StoryPart.Turn.ALONE);
            case Event.AccountExpires e ->
                new StoryPart(StoryKind.ACCOUNT, "account " + e.provider(), StoryPart.Turn.ALONE);
            case Event.ExportFailed e -> new StoryPart(StoryKind.EXPORT, "export " + e.name(), StoryPart.Turn.GOES_ON);
            case Event.ExportFinished e -> new StoryPart(StoryKind.EXPORT, "export " + e.name(), StoryPart.Turn.ENDS);
            case Event.RecordingStarted e -> recording(e.channel(), e.title(), StoryPart.Turn.BEGINS);
            case Event.RecordingFinished e -> recording(e.channel(), e.title(), StoryPart.Turn.ENDS);
            case Event.RecordingIncomplete e -> recording(e.channel(), e.title(), StoryPart.Turn.ENDS);
            case Event.RecordingFailed e -> recording(e.channel(), e.title(), StoryPart.Turn.ENDS);
            case Event.RecordingFileFailed e -> recording(e.channel(), e.title(), StoryPart.Turn.ALONE);
            case Event.RecordingConflict e -> recording(e.channel(), e.title(), StoryPart.Turn.ALONE);
            case Event.LoginsRefused e ->
                new StoryPart(StoryKind.ACCESS, "logins " + e.address(), StoryPart.Turn.GOES_ON);
            case Event.DevicePaired _, Event.DeviceRevoked _ ->
                new StoryPart(StoryKind.ACCESS, "devices", StoryPart.Turn.ALONE);
            case Event.StorageFailed _ -> new StoryPart(StoryKind.STORAGE, "storage", StoryPart.Turn.GOES_ON);
            case Event.StorageRecovered _ -> new StoryPart(StoryKind.STORAGE, "storage", StoryPart.Turn.ENDS);
            case Event.Changed _ -> new StoryPart(StoryKind.STORAGE, "changed", StoryPart.Turn.ALONE);
        };
    }

    private static StoryPart outage(ChannelId channel, StoryPart.Turn turn) {
        return new StoryPart(StoryKind.OUTAGE, "outage " + channel, turn);
    }

    private static StoryPart stream(ChannelId channel, StoryPart.Turn turn) {
        return new StoryPart(StoryKind.STREAM, "stream " + channel, turn);
    }

    private static StoryPart recording(ChannelId channel, String title, StoryPart.Turn turn) {
        return new StoryPart(StoryKind.RECORDING, "recording " + channel + "\n" + title, turn);
    }

    private static StoryPart viewing(
            ChannelId channel, String user, String address, String client, StoryPart.Turn turn) {
        return new StoryPart(
                StoryKind.VIEWING, "viewing " + String.join("\n", channel.toString(), user, address, client), turn);
    }

    /// The names that a fact mentions, which find its story.
    static Set<Mention> mentions(Event event) {
        var found = new LinkedHashSet<Mention>();
        if (event instanceof Event.OnProvider it) add(found, Role.PROVIDER, it.name());
        if (event instanceof Event.OnChannel it)
            found.add(new Mention(Role.CHANNEL, it.channel().value(), it.name()));
        switch (event) {
            case Event.SourceRefused e -> add(add(found, Role.PROVIDER, e.provider()), Role.OTHER, e.source());
            case Event.StallRecovered e -> add(found, Role.PROVIDER, e.provider());
            case Event.FailedOver e -> add(add(found, Role.PROVIDER, e.from()), Role.PROVIDER, e.to());
            case Event.FailedBack e -> add(add(found, Role.PROVIDER, e.from()), Role.PROVIDER, e.to());
            case Event.StreamOpened e -> add(found, Role.PROVIDER, e.provider());
            case Event.ViewerJoined e -> viewer(found, e.user(), e.address(), e.client());
            case Event.ViewerDisconnected e -> viewer(found, e.user(), e.address(), e.client());
            case Event.ViewerLeft e -> viewer(found, e.user(), e.address(), e.client());
            case Event.NewGroupsHidden e -> e.groups().forEach(group -> add(found, Role.OTHER, group));
            case Event.ExportFailed e -> add(found, Role.OTHER, e.name());
            case Event.ExportFinished e -> add(found, Role.OTHER, e.name());
            case Event.RecordingStarted e -> add(found, Role.OTHER, e.title());
            case Event.RecordingFinished e -> add(found, Role.OTHER, e.title());
            case Event.RecordingIncomplete e -> add(found, Role.OTHER, e.title());
            case Event.RecordingFailed e -> add(found, Role.OTHER, e.title());
            case Event.RecordingFileFailed e -> add(found, Role.OTHER, e.title());
            case Event.RecordingConflict e -> add(found, Role.OTHER, e.title());
            case Event.LoginsRefused e -> add(add(found, Role.PERSON, e.user()), Role.OTHER, e.address());
            case Event.DevicePaired e -> add(add(found, Role.PERSON, e.user()), Role.OTHER, e.device());
            case Event.DeviceRevoked e -> add(add(found, Role.PERSON, e.user()), Role.OTHER, e.device());
            case Event.SyncFailed _,
                    Event.SyncNeedsReview _,
                    Event.SyncFinished _,
                    Event.AccountExpires _,
                    Event.SlateShown _,
                    Event.StreamFailed _,
                    Event.StreamPreempted _,
                    Event.StreamClosed _,
                    Event.StorageFailed _,
                    Event.StorageRecovered _,
                    Event.Changed _ -> {}
        }
        return found;
    }

    private static void viewer(Set<Mention> found, String user, String address, String client) {
        add(add(add(found, Role.PERSON, user), Role.OTHER, address), Role.OTHER, PlayerName.of(client));
    }

    private static Set<Mention> add(Set<Mention> found, Role role, String name) {
        if (!name.isEmpty()) found.add(new Mention(role, 0, name));
        return found;
    }
}
