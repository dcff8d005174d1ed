package tv.tributary.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.StoryGrouping;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.net.Http;
import tv.tributary.net.PostClient;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.notify.AlertTarget.TargetState;
import tv.tributary.settings.Settings;
import tv.tributary.store.AlertStore;
import tv.tributary.store.Database;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// Tells people what happened, where they want to read it. Thread-safe.
public final class Alerts implements AutoCloseable {
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(10);
    /// Of which a digest tells at most.
    private static final int MOST_STORIES = 5_000;

    /// A target and how it does.
    public record TargetStatus(AlertTarget target, TargetState state) {}

    /// A target cannot be stored as it is.
    public static final class AlertTargetRefused extends RuntimeException implements UserMessage {
        private static final long serialVersionUID = 1;

        AlertTargetRefused(String words) {
            super(words);
        }

        @Override
        public Optional<String> words() {
            return Optional.ofNullable(getMessage());
        }
    }

    private final Settings settings;
    private final AlertStore store;
    private final Function<Instant, List<ActivityStory>> past;
    private final Map<TargetKind, AlertSender> senders;
    private final InstantSource clock;
    private final Subscription listening;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, AlertQueue> queues = new HashMap<>();

    /// @param activity what digests tell of
    public Alerts(
            Settings settings, Database database, ActivityLog activity, Events events, Http http, InstantSource clock) {
        this(settings, database, since -> past(activity, since), events, senders(new PostClient(http)), clock);
    }

    Alerts(
            Settings settings,
            Database database,
            Function<Instant, List<ActivityStory>> past,
            Events events,
            Map<TargetKind, AlertSender> senders,
            InstantSource clock) {
        this.settings = settings;
        this.store = new AlertStore(database);
        this.past = past;
        this.senders = senders;
        this.clock = clock;
        stored().targets().forEach(this::open);
        this.listening = events.record(this::hear);
    }

    private static List<ActivityStory> past(ActivityLog activity, Instant since) {
        return activity.stories(ActivityFilter.all(), Long.MAX_VALUE, MOST_STORIES).stream()
                .filter(story -> !story.ended().isBefore(since))
                .toList();
    }

    /// Another service is a sender and a line here.
    private static Map<TargetKind, AlertSender> senders(PostClient client) {
        return Map.of(
                TargetKind.NTFY, new NtfySender(client),
                TargetKind.GOTIFY, new GotifySender(client),
                TargetKind.TELEGRAM, new TelegramSender(client),
                TargetKind.DISCORD, new DiscordSender(client),
                TargetKind.SLACK, new SlackSender(client),
                TargetKind.PUSHOVER, new PushoverSender(client),
                TargetKind.MATRIX, new MatrixSender(client),
                TargetKind.WEBHOOK, new WebhookSender(client),
                TargetKind.EMAIL, new EmailSender(MAIL_PATIENCE),
                TargetKind.DESKTOP, new DesktopSender(System.getProperty("os.name", "")));
    }

    private AlertSettings stored() {
        return settings.of(AlertSettings.NAME, AlertSettings.defaults()).get();
    }

    private void hear(Event event) {
        var entry = ActivityEntry.of(event);
        if (entry.isEmpty()) return;
        var part = StoryGrouping.part(event);
        for (var queue : open()) queue.hear(entry.get(), part);
    }

    private List<AlertQueue> open() {
        lock.lock();
        try {
            return List.copyOf(queues.values());
        } finally {
            lock.unlock();
        }
    }

    /// All targets, in the order in which they were added.
    public List<TargetStatus> targets() {
        lock.lock();
        try {
            return stored().targets().stream()
                    .map(target -> new TargetStatus(target, state(target.id())))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private TargetState state(long id) {
        return Optional.ofNullable(queues.get(id)).map(AlertQueue::state).orElse(TargetState.NONE);
    }

    public Optional<AlertTarget> find(long id) {
        return stored().targets().stream().filter(one -> one.id() == id).findFirst();
    }

    /// Adds a target; its id does not count.
    ///
    /// @throws AlertTargetRefused if something is missing
    public AlertTarget add(AlertTarget target) {
        lock.lock();
        try {
            var before = stored();
            var added = withId(before.lastId() + 1, target);
            check(added);
            var all = new ArrayList<>(before.targets());
            all.add(added);
            settings.save(AlertSettings.NAME, new AlertSettings(added.id(), all));
            open(added);
            return added;
        } finally {
            lock.unlock();
        }
    }

    /// Stores a changed one; secrets that are empty stay as they were.
    ///
    /// @return empty if it is gone
    /// @throws AlertTargetRefused if something is missing
    public Optional<AlertTarget> change(AlertTarget target) {
        lock.lock();
        try {
            var before = stored();
            var old = find(target.id());
            if (old.isEmpty()) return Optional.empty();
            var changed = target.keepingSecretsOf(old.get());
            check(changed);
            var all = before.targets().stream()
                    .map(one -> one.id() == changed.id() ? changed : one)
                    .toList();
            settings.save(AlertSettings.NAME, new AlertSettings(before.lastId(), all));
            open(changed);
            return Optional.of(changed);
        } finally {
            lock.unlock();
        }
    }

    /// @return whether there was one
    public boolean remove(long id) {
        lock.lock();
        try {
            var before = stored();
            var left = before.targets().stream().filter(one -> one.id() != id).toList();
            if (left.size() == before.targets().size()) return false;
            settings.save(AlertSettings.NAME, new AlertSettings(before.lastId(), left));
            shut(id);
            new WaitingAlerts(store, id).keep(List.of());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Sends a message at once to try a target, also one that is not stored yet. Blocks for some seconds at most.
    ///
    /// @param target secrets that are empty are those of the stored one with its id
    /// @return what is wrong, in words; empty if it was delivered
    public String test(AlertTarget target) {
        var whole = find(target.id()).map(target::keepingSecretsOf).orElse(target);
        var problem = whole.problem();
        if (problem.isPresent()) return problem.get();
        var alert = new Alert(
                UUID.randomUUID().toString(),
                clock.instant(),
                Severity.INFO,
                false,
                List.of(Messages.of("alert.test", whole.name())),
                0);
        return sender(whole).send(whole, alert).words();
    }

    private AlertSender sender(AlertTarget target) {
        return Optional.ofNullable(senders.get(target.kind())).orElseThrow();
    }

    /// A time such as `22:00`; empty for an empty text.
    ///
    /// @throws AlertTargetRefused if it is none
    public static Optional<LocalTime> timeOfDay(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(text.strip()));
        } catch (DateTimeParseException _) {
            throw new AlertTargetRefused(Messages.of("alert.problem.time", text));
        }
    }

    private static void check(AlertTarget target) {
        target.problem().ifPresent(words -> {
            throw new AlertTargetRefused(words);
        });
    }

    private static AlertTarget withId(long id, AlertTarget target) {
        return new AlertTarget(id, target.name(), target.kind(), target.enabled(), target.values(), target.rule());
    }

    private void open(AlertTarget target) {
        var state = state(target.id());
        shut(target.id());
        if (!target.enabled()) return;
        var queue = new AlertQueue(
                target,
                sender(target),
                state,
                new WaitingAlerts(store, target.id()),
                past,
                clock,
                ZoneId.systemDefault());
        queues.put(target.id(), queue);
        queue.start();
    }

    private void shut(long id) {
        Optional.ofNullable(queues.remove(id)).ifPresent(AlertQueue::close);
    }

    @Override
    public void close() {
        listening.close();
        open().forEach(AlertQueue::close);
    }
}
