package tv.tributary.dvr.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.plan.RecordingPlan.PlannedShowing;
import tv.tributary.dvr.plan.RecordingPlanner.PlanInput;
import tv.tributary.dvr.plan.RecordingPlanner.Wish;
import tv.tributary.dvr.rule.EpisodeKey;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RuleMatcher;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Timetable;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingState;

/// Plans recordings anew whenever the rules, the guide, the channels or the recordings change, for the days ahead that
/// the guide knows. Thread-safe.
public final class RecordingPlanning implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RecordingPlanning.class);

    /// So far ahead it plans; guides know no more.
    private static final Duration AHEAD = Duration.ofDays(14);

    /// A preview of a rule.
    private static final Duration PREVIEW = Duration.ofDays(7);

    /// After a change others follow soon.
    private static final Duration CALM = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int CHANNELS_AT_ONCE = 100;

    /// Everything it needs from other rooms.
    ///
    /// @param channels those in sight
    /// @param names of channels
    /// @param showings of some channels between two moments, in order
    /// @param recordings all of them; `showingOf` one of them, empty for one by time only
    /// @param carriers who carries a channel, best first
    /// @param connections how many streams each provider allows at once; 0 for no known limit
    /// @param padding the usual one: before, and after
    /// @param follow is given the orders of each new plan
    /// @param delete puts a recording into the trash that its rule keeps no longer
    public record Surroundings(
            Supplier<List<ChannelId>> channels,
            Function<ChannelId, String> names,
            ShowingSource showings,
            Supplier<List<Recording>> recordings,
            Function<Recording, Optional<Showing>> showingOf,
            Function<ChannelId, List<ProviderId>> carriers,
            Supplier<Map<ProviderId, Integer>> connections,
            Supplier<List<Duration>> padding,
            Consumer<List<RecordingOrder>> follow,
            LongConsumer delete) {}

    /// Reads the guide.
    @FunctionalInterface
    public interface ShowingSource {
        List<Showing> of(List<ChannelId> channels, Instant from, Instant until);
    }

    private final RecordingRules rules;
    private final Surroundings around;
    private final Events events;
    private final InstantSource clock;
    private final ComputePool computing = new ComputePool();
    private final LatestValue<RecordingPlan> plan = new LatestValue<>(RecordingPlan.EMPTY);
    private volatile Optional<Timetable> timetable = Optional.empty();
    private volatile Subscription changes = Subscription.none();
    private volatile Instant due;
    /// What rules want, as long as neither they nor the guide change.
    private volatile Optional<List<Wish>> wanted = Optional.empty();
    private volatile Instant lastScan = Instant.MIN;

    /// Plans nothing before [#start].
    public RecordingPlanning(RecordingRules rules, Surroundings around, Events events, InstantSource clock) {
        this.rules = rules;
        this.around = around;
        this.events = events;
        this.clock = clock;
        this.due = clock.instant();
    }

    /// Plans now and from now on, on a thread of its own.
    public void start() {
        timetable = Optional.of(Timetable.start("recording plan", clock, new Timetable.Round() {
            @Override
            public Optional<Instant> nextDue() {
                return Optional.of(due);
            }

            @Override
            public void run() {
                var now = clock.instant();
                // Another hour of the guide has come into sight.
                if (!now.isBefore(lastScan.plus(AGAIN))) wanted = Optional.empty();
                due = now.plus(AGAIN);
                planNow();
            }
        }));
        changes = events.subscribe(Event.Changed.class, changed -> {
            if (isOfScan(changed.topic())) wanted = Optional.empty();
            if (isOfPlan(changed.topic())) soon();
        });
    }

    private static boolean isOfScan(Topic topic) {
        return topic == Topic.RECORDING_RULES || topic == Topic.GUIDE || topic == Topic.CHANNELS;
    }

    private static boolean isOfPlan(Topic topic) {
        return switch (topic) {
            case RECORDING_RULES, RECORDINGS, GUIDE, CHANNELS, PROVIDERS -> true;
            default -> false;
        };
    }

    private void soon() {
        var wanted = clock.instant().plus(CALM);
        if (due.isAfter(wanted)) due = wanted;
        timetable.ifPresent(Timetable::wake);
    }

    public RecordingRules rules() {
        return rules;
    }

    /// The newest plan.
    public LatestValue<RecordingPlan> plan() {
        return plan;
    }

    /// What a rule would record within a week, connections and other rules left aside, the soonest first. May take some
    /// seconds with a large guide. Empty if the caller is interrupted.
    public List<Showing> preview(RuleSettings settings) {
        var now = clock.instant();
        var matcher =
                new RuleMatcher(List.of(new RecordingRule(0, settings.withEnabled(true))), ZoneId.systemDefault());
        var found = compute(() -> {
            var all = new ArrayList<Showing>();
            eachShowing(now, now.plus(PREVIEW), settings.channels().isEmpty(), settings, showing -> {
                if (!matcher.of(showing).isEmpty()) all.add(showing);
            });
            all.sort((one, other) -> one.start().compareTo(other.start()));
            return List.copyOf(all);
        });
        return found.orElse(List.of());
    }

    private void eachShowing(
            Instant from, Instant until, boolean all, RuleSettings settings, Consumer<Showing> action) {
        var channels = all
                ? around.channels.get()
                : around.channels.get().stream()
                        .filter(settings.channels()::contains)
                        .toList();
        eachShowing(channels, from, until, action);
    }

    private void eachShowing(List<ChannelId> channels, Instant from, Instant until, Consumer<Showing> action) {
        for (var first = 0; first < channels.size(); first += CHANNELS_AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) return;
            var some = channels.subList(first, Math.min(channels.size(), first + CHANNELS_AT_ONCE));
            around.showings.of(some, from, until).forEach(action);
        }
    }

    private interface Work<T> {
        T done();
    }

    /// Empty if it failed or nobody waits for it any more.
    private <T> Optional<T> compute(Work<T> work) {
        var task = new FutureTask<>(() -> computing.run(work::done));
        task.run();
        try {
            return Optional.of(task.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            // Nothing is planned any more while everything closes.
            if (!(e.getCause() instanceof RejectedExecutionException)) log.error("could not plan recordings", e);
            return Optional.empty();
        }
    }

    private void planNow() {
        compute(this::make).ifPresent(this::publish);
    }

    private void publish(RecordingPlan newer) {
        var known = new HashSet<String>();
        plan.get().conflicts().forEach(one -> known.add(name(one)));
        plan.set(newer);
        around.follow.accept(newer.orders());
        for (var one : newer.conflicts()) {
            if (known.contains(name(one))) continue;
            var showing = one.showing();
            events.publish(new Event.RecordingConflict(
                    clock.instant(),
                    showing.channel(),
                    around.names.apply(showing.channel()),
                    showing.title(),
                    showing.start()));
        }
    }

    private static String name(PlannedShowing one) {
        return one.showing().channel() + " " + one.showing().start() + " "
                + one.showing().title();
    }

    private RecordingPlan make() {
        var list = rules.list();
        var matcher = new RuleMatcher(list, ZoneId.systemDefault());
        if (matcher.isIdle()) return RecordingPlan.EMPTY;
        var now = clock.instant();
        var wishes = wanted.orElseGet(() -> scan(list, matcher, now)).stream()
                .filter(wish -> wish.showing().stop().isAfter(now))
                .toList();
        var recordings = around.recordings.get();
        keepNewest(list, recordings);
        var padding = around.padding.get();
        return RecordingPlanner.plan(new PlanInput(
                wishes,
                fixed(recordings, now),
                recorded(recordings),
                around.carriers,
                around.connections.get(),
                padding.getFirst(),
                padding.getLast()));
    }

    private List<Wish> scan(List<RecordingRule> list, RuleMatcher matcher, Instant now) {
        var places = new HashMap<Long, Integer>();
        for (var rule : list) places.put(rule.id(), places.size());
        var wishes = new ArrayList<Wish>();
        // What changes from here on is seen by the next scan.
        wanted = Optional.of(wishes);
        lastScan = now;
        eachShowing(around.channels.get(), now, now.plus(AHEAD), showing -> {
            var wanting = matcher.of(showing);
            if (wanting.isEmpty()) return;
            var first = wanting.getFirst();
            wishes.add(new Wish(showing, first, places.getOrDefault(first.id(), 0)));
        });
        return wishes;
    }

    /// What somebody asked for by hand. What the plan itself wants is planned again each time.
    private List<RecordingOrder> fixed(List<Recording> recordings, Instant now) {
        return recordings.stream()
                .filter(one -> !one.planned()
                        && one.progress().state().isOpen()
                        && one.end().isAfter(now))
                .map(one -> new RecordingOrder(
                        one.channel(),
                        around.showingOf.apply(one),
                        one.start(),
                        one.stop(),
                        one.early(),
                        one.late(),
                        one.priority(),
                        one.rule()))
                .toList();
    }

    /// Also what was deleted since: whoever deletes an episode has seen it.
    private Set<String> recorded(List<Recording> recordings) {
        var keys = new HashSet<String>();
        for (var one : recordings) {
            var state = one.progress().state();
            if (state != RecordingState.COMPLETE && state != RecordingState.CANCELLED) continue;
            around.showingOf.apply(one).flatMap(EpisodeKey::of).ifPresent(keys::add);
        }
        return keys;
    }

    private void keepNewest(List<RecordingRule> list, List<Recording> recordings) {
        for (var rule : list) {
            if (rule.settings().keep() == 0) continue;
            recordings.stream()
                    .filter(one -> one.rule().orElse(0) == rule.id()
                            && one.progress().deleted().isEmpty()
                            && !one.progress().state().isOpen()
                            && !one.progress().file().isEmpty())
                    .sorted((one, other) -> other.start().compareTo(one.start()))
                    .skip(rule.settings().keep())
                    .forEach(one -> around.delete.accept(one.id()));
        }
    }

    @Override
    public void close() {
        changes.close();
        timetable.ifPresent(Timetable::close);
        computing.close();
    }
}
