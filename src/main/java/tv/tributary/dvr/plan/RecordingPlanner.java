package tv.tributary.dvr.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import tv.tributary.dvr.plan.ConnectionBook.Booking;
import tv.tributary.dvr.plan.RecordingPlan.PlanVerdict;
import tv.tributary.dvr.plan.RecordingPlan.PlannedShowing;
import tv.tributary.dvr.rule.EpisodeKey;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RuleSettings.Repeats;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// Plans recordings: the most important rule chooses first, so nothing is ever dropped for something less important,
/// and of several showings of the same the earliest that can be had is taken. Pure: the same input has the same plan,
/// in whatever order it comes.
final class RecordingPlanner {
    /// The priority of the most important rule; each one below it has one less.
    private static final int HIGHEST = 900;

    /// A showing and the most important rule that wants it.
    ///
    /// @param place of the rule, from 0
    record Wish(Showing showing, RecordingRule rule, int place) {}

    /// Everything that a plan depends on.
    ///
    /// @param fixed what is recorded in any case: asked for by hand, or in progress
    /// @param recorded keys of episodes that were recorded before
    /// @param carriers who carries a channel, best first
    /// @param connections how many streams each provider allows at once; 0 for no known limit
    /// @param early the usual padding before a start; `late` after an end
    record PlanInput(
            List<Wish> wishes,
            List<RecordingOrder> fixed,
            Set<String> recorded,
            Function<ChannelId, List<ProviderId>> carriers,
            Map<ProviderId, Integer> connections,
            Duration early,
            Duration late) {}

    private static final Comparator<Wish> ORDER = Comparator.comparingInt(Wish::place)
            .thenComparing(wish -> wish.showing().start())
            .thenComparingLong(wish -> wish.showing().channel().value())
            .thenComparing(wish -> wish.showing().stop())
            // Guides may have two at once.
            .thenComparing(Wish::toString);

    private final PlanInput input;
    private final ConnectionBook book;

    private RecordingPlanner(PlanInput input) {
        this.input = input;
        this.book = new ConnectionBook(input.connections);
    }

    static RecordingPlan plan(PlanInput input) {
        return new RecordingPlanner(input).plan();
    }

    private RecordingPlan plan() {
        input.fixed.stream()
                .sorted(Comparator.comparingInt(RecordingOrder::priority)
                        .reversed()
                        .thenComparing(RecordingOrder::start)
                        .thenComparingLong(order -> order.channel().value()))
                .forEach(order -> book.book(order, input.carriers.apply(order.channel())));
        var sorted = new ArrayList<>(input.wishes);
        sorted.sort(ORDER);
        var chosen = choose(sorted);
        var planned = new ArrayList<PlannedShowing>(sorted.size());
        for (var wish : sorted) planned.add(verdict(wish, chosen));
        planned.sort(Comparator.comparing((PlannedShowing one) -> one.showing().start())
                .thenComparingLong(one -> one.showing().channel().value())
                .thenComparing(one -> one.showing().stop())
                .thenComparing(PlannedShowing::toString));
        return new RecordingPlan(planned);
    }

    private record Choice(Map<Wish, Booking> booked, Map<String, Wish> byKey, Set<Wish> refused) {}

    private Choice choose(List<Wish> sorted) {
        var choice = new Choice(new HashMap<>(), new HashMap<>(), new HashSet<>());
        for (var wish : sorted) {
            var key = key(wish);
            if (key.isPresent() && (input.recorded.contains(key.get()) || choice.byKey.containsKey(key.get())))
                continue;
            var booking =
                    book.book(order(wish), input.carriers.apply(wish.showing().channel()));
            if (booking.isEmpty()) {
                choice.refused.add(wish);
                continue;
            }
            choice.booked.put(wish, booking.get());
            key.ifPresent(one -> choice.byKey.put(one, wish));
        }
        return choice;
    }

    private PlannedShowing verdict(Wish wish, Choice choice) {
        var booking = Optional.ofNullable(choice.booked.get(wish));
        if (booking.isPresent()) {
            var verdict = booking.get().isTrimmed() ? PlanVerdict.RECORD_TRIMMED : PlanVerdict.RECORD;
            return planned(wish, verdict, booking, List.of());
        }
        var key = key(wish);
        if (key.isPresent() && input.recorded.contains(key.get()))
            return planned(wish, PlanVerdict.KNOWN, Optional.empty(), List.of());
        var instead = key.flatMap(one -> Optional.ofNullable(choice.byKey.get(one)));
        if (instead.isPresent()) {
            var verdict = choice.refused.contains(wish) ? PlanVerdict.LATER : PlanVerdict.OTHER_SHOWING;
            return planned(wish, verdict, Optional.empty(), List.of());
        }
        var rivals =
                book.rivals(order(wish), input.carriers.apply(wish.showing().channel()));
        return planned(wish, PlanVerdict.CONFLICT, Optional.empty(), rivals);
    }

    private static PlannedShowing planned(
            Wish wish, PlanVerdict verdict, Optional<Booking> booking, List<RecordingOrder> rivals) {
        return new PlannedShowing(
                wish.showing(),
                wish.rule(),
                verdict,
                booking.map(Booking::order),
                booking.map(Booking::provider),
                rivals);
    }

    /// Empty where each showing counts for itself.
    private static Optional<String> key(Wish wish) {
        return wish.rule().settings().repeats() == Repeats.RECORD ? Optional.empty() : EpisodeKey.of(wish.showing());
    }

    private RecordingOrder order(Wish wish) {
        var settings = wish.rule().settings();
        return new RecordingOrder(
                wish.showing().channel(),
                Optional.of(wish.showing()),
                wish.showing().start(),
                wish.showing().stop(),
                settings.earlySeconds().map(Duration::ofSeconds).orElse(input.early),
                settings.lateSeconds().map(Duration::ofSeconds).orElse(input.late),
                Math.max(1, HIGHEST - wish.place()),
                OptionalLong.of(wish.rule().id()));
    }
}
