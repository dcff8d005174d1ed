package tv.tributary.ui.guidesources;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.ExactIdMatcher;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.guidesources.GuideSourcesModel.GuideSourceEntry;

@ExtendWith(FxToolkit.class)
final class GuideSourcesModelTest {
    private static final String GUIDE = "<tv><programme start=\"29990101200000 +0000\" channel=\"one.example\">"
            + "<title>Far ahead</title></programme></tv>";

    private final Household home = new Household();
    private final Http http = new Http();
    private final Guide guide = new Guide(
            home.store.database(),
            new Fetch(http),
            home.jobs,
            home.store.events(),
            InstantSource.system(),
            new Guide.Surroundings(
                    () -> List.of(
                            new LineupChannel(new ChannelId(1), "1", "One", "", "one.example", List.of(), 0),
                            new LineupChannel(new ChannelId(2), "2", "Two", "", "", List.of(), 0)),
                    new ExactIdMatcher(),
                    () -> GuideChoices.NONE,
                    _ -> Optional.empty(),
                    GuideSettings::defaults,
                    GeneratedGuideSettings::defaults),
            Guide.RefreshMode.MANUAL);
    private final GuideSourcesModel model;
    private Subscription opened = Subscription.none();

    GuideSourcesModelTest() throws Exception {
        model = FxToolkit.on(() -> new GuideSourcesModel(
                guide, home.catalog.channels(), home.settings, home.jobs, home.background, home.fxBridge, home.toasts));
    }

    @BeforeEach
    void open() throws Exception {
        run(() -> opened = model.open());
        until(() -> model.entries.get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        guide.close();
        home.close();
        http.close();
    }

    @Test
    void anAddedGuideIsReadAtOnceAndCounted() throws Exception {
        add();
        assertThat(entry().status().programmes()).isEqualTo(1);
        assertThat(entry().name()).isEqualTo("guide");
        assertThat(model.form.get()).isEmpty();
        until(() -> model.coverage.get().equals("1 of 2 channels have a guide"));
    }

    @Test
    void aRemovedGuideComesBackWithUndo() throws Exception {
        add();
        var entry = entry();
        run(() -> model.remove(entry));
        until(() -> model.entries.get().orElseThrow().isEmpty());
        run(model::undoRemoval);
        until(() -> !model.entries.get().orElseThrow().isEmpty());
        assertThat(entry().status().result()).isEqualTo(Result.DONE);
    }

    @Test
    void whatIsWrongIsShownInTheForm() throws Exception {
        run(() -> {
            model.add("/no/such/guide.xml");
            model.save(form());
        });
        until(() -> form().problem.get().isPresent());
        assertThat(form().problem.get()).contains(GuideSettingProblem.FILE_MISSING);
        assertThat(form().saving.get()).isFalse();
    }

    @Test
    void aShiftThatIsNoneIsShownInTheForm() throws Exception {
        run(() -> {
            model.add("http://guide.example/x");
            form().shift.set("soon");
            model.save(form());
        });
        until(() -> form().problem.get().isPresent());
        assertThat(form().problem.get()).contains(GuideSettingProblem.SHIFT_BAD);
    }

    @Test
    void aGuideThatIsSwitchedOffCoversNothing() throws Exception {
        add();
        var entry = entry();
        run(() -> model.enable(entry, false));
        until(() -> model.coverage.get().equals("0 of 2 channels have a guide"));
        until(() -> !model.entries
                .get()
                .orElseThrow()
                .getFirst()
                .status()
                .source()
                .settings()
                .enabled());
    }

    private void add() throws Exception {
        var file = home.list("guide.xml", GUIDE);
        run(() -> {
            model.add(file);
            model.save(form());
        });
        until(() -> model.entries.get().orElseThrow().stream()
                .anyMatch(entry -> entry.status().result() == Result.DONE));
    }

    private GuideSourceEntry entry() throws Exception {
        return FxToolkit.on(() -> model.entries.get().orElseThrow().getFirst());
    }

    private GuideSourceForm form() {
        return model.form.get().orElseThrow();
    }

    private static void run(Runnable step) throws Exception {
        FxToolkit.on(() -> {
            step.run();
            return true;
        });
    }
}
