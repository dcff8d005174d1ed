package tv.tributary.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.dvr.rule.RuleSettings.TextMatch;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class RulesModelTest {
    private final Household home = new Household();
    private final RecordingPlanning planning = new RecordingPlanning(
            new RecordingRules(home.store.database()),
            new RecordingPlanning.Surroundings(
                    () -> List.of(new ChannelId(1)),
                    _ -> "Kanal Fyra",
                    (_, _, _) -> List.of(),
                    List::of,
                    _ -> Optional.empty(),
                    _ -> List.of(new ProviderId(1)),
                    Map::of,
                    () -> List.of(Duration.ZERO, Duration.ZERO),
                    _ -> {},
                    _ -> {}),
            home.store.events(),
            InstantSource.system());
    private final RulesModel model;
    private Subscription opened = Subscription.none();

    RulesModelTest() throws Exception {
        model = FxToolkit.on(
                () -> new RulesModel(planning, _ -> "Kanal Fyra", home.background, home.fxBridge, home.toasts));
    }

    @BeforeEach
    void open() throws Exception {
        run(() -> opened = model.open());
        until(() -> model.list.get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        planning.close();
        home.close();
    }

    private static void run(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private List<String> titles() {
        return model.list.get().orElse(List.of()).stream()
                .map(rule -> rule.settings().title())
                .toList();
    }

    private RuleForm form() throws Exception {
        return FxToolkit.on(() -> model.form.get().orElseThrow());
    }

    @Test
    void aRuleIsAddedAndOneForEverythingOrAtNoTimeIsRefusedInTheForm() throws Exception {
        run(model::add);
        var open = form();
        run(() -> model.save(open));
        until(() -> open.problem.get().contains("it would record everything"));

        run(() -> {
            open.text.set("Night");
            open.match.set(TextMatch.WORDS);
            open.from.set("late");
            model.save(open);
        });
        assertThat(FxToolkit.on(open.problem::get)).contains("20:15");

        run(() -> {
            open.from.set("8:15");
            model.save(open);
        });
        until(() -> model.form.get().isEmpty() && titles().equals(List.of("Night")));
        assertThat(planning.rules().list().getFirst().settings().from()).hasToString("Optional[08:15]");
    }

    @Test
    void whatTheFormFindsIsShownWhileItIsOpen() throws Exception {
        run(() -> {
            model.add();
            model.form.get().orElseThrow().text.set("Night Train");
        });
        var open = form();
        until(() -> open.preview.get().isPresent());
        assertThat(FxToolkit.on(open.preview::get).orElseThrow()).isEmpty();
    }

    @Test
    void rulesMoveAndOneThatIsRemovedComesBackInItsPlace() throws Exception {
        for (var title : List.of("Alpha", "Beta", "Gamma")) planning.rules().add(RuleSettings.ofSeries(title));
        until(() -> titles().size() == 3);

        run(() -> model.up(model.list.get().orElseThrow().getLast()));
        until(() -> titles().equals(List.of("Alpha", "Gamma", "Beta")));
        run(() -> model.down(model.list.get().orElseThrow().getFirst()));
        until(() -> titles().equals(List.of("Gamma", "Alpha", "Beta")));

        run(() -> model.remove(model.list.get().orElseThrow().get(1)));
        until(() -> titles().equals(List.of("Gamma", "Beta")) && !home.toasts.offered.isEmpty());
        run(() -> home.toasts.offered.getFirst().run());
        until(() -> titles().equals(List.of("Gamma", "Alpha", "Beta")));
    }
}
