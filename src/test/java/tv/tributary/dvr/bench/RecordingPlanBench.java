package tv.tributary.dvr.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import tv.tributary.dvr.plan.RecordingPlan;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.Showing.Episode;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.TempStore;

/// Measures plans of recordings: `RecordingPlanBench [RULES CHANNELS]`. Each channel has 500 programmes in two weeks.
/// Prints how long the first plan takes, one after a connection more, and one after a rule was changed. All but the
/// first wait two seconds for further changes, which do not count.
public final class RecordingPlanBench {
    private static final int PROGRAMMES = 500;
    private static final long CALM_MILLIS = 2_000;

    private RecordingPlanBench() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        int channels = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS);
        try (var store = new TempStore()) {
            var rules = new RecordingRules(store.database());
            for (var i = 0; i < count; i++) rules.add(RuleSettings.ofSeries("Show " + i * 7));
            var all =
                    LongStream.rangeClosed(1, channels).mapToObj(ChannelId::new).toList();
            var plans = new LinkedBlockingQueue<RecordingPlan>();
            try (var planning =
                            new RecordingPlanning(rules, around(all, start), store.events(), InstantSource.system());
                    var _ = planning.plan().follow(plan -> {
                        if (!plan.showings().isEmpty()) plans.add(plan);
                    })) {
                var begun = System.nanoTime();
                planning.start();
                told("first plan", begun, 0, plans);
                begun = System.nanoTime();
                store.events().publish(new Event.Changed(Instant.now(), Topic.PROVIDERS));
                told("a connection more", begun, CALM_MILLIS, plans);
                begun = System.nanoTime();
                rules.add(RuleSettings.ofSeries("Show 5"));
                told("a rule more", begun, CALM_MILLIS, plans);
            }
        }
        System.exit(0);
    }

    private static void told(String what, long begun, long calm, LinkedBlockingQueue<RecordingPlan> plans)
            throws InterruptedException {
        var plan = plans.poll(2, TimeUnit.MINUTES);
        var took = (System.nanoTime() - begun) / 1_000_000 - calm;
        if (plan == null) throw new IllegalStateException("no plan");
        System.out.printf(
                "%s: %,d ms; %,d showings wanted, %,d recorded, %,d conflicts%n",
                what,
                took,
                plan.showings().size(),
                plan.orders().size(),
                plan.conflicts().size());
    }

    private static RecordingPlanning.Surroundings around(List<ChannelId> channels, Instant start) {
        var providers = List.of(new ProviderId(1), new ProviderId(2));
        return new RecordingPlanning.Surroundings(
                () -> channels,
                id -> "Channel " + id,
                (some, _, _) -> showings(some, start),
                List::of,
                _ -> Optional.empty(),
                _ -> providers,
                () -> Map.of(providers.getFirst(), 2, providers.getLast(), 4),
                () -> List.of(Duration.ofMinutes(1), Duration.ofMinutes(3)),
                _ -> {},
                _ -> {});
    }

    private static List<Showing> showings(List<ChannelId> channels, Instant start) {
        var all = new ArrayList<Showing>(channels.size() * PROGRAMMES);
        for (var channel : channels) {
            for (var i = 0; i < PROGRAMMES; i++) {
                var at = start.plus(Duration.ofMinutes(40L * i));
                int show = (int) ((channel.value() * 31 + i) % 9_000);
                all.add(new Showing(
                        channel,
                        at,
                        at.plus(Duration.ofMinutes(40)),
                        "Show " + show,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Optional.of(new Episode(OptionalInt.of(1), 1 + (int) (channel.value() % 40))),
                        "",
                        Optional.empty(),
                        false,
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
            }
        }
        return all;
    }
}
