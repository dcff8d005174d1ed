package tv.tributary.ui.guidesources;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.ExactIdMatcher;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.EventPattern.ListedEvent;
import tv.tributary.guide.generate.EventPreview;
import tv.tributary.guide.generate.EventPreview.EventReading;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

/// The page by keyboard: cards, the sheet of days and the one of event channels.
@ExtendWith(FxToolkit.class)
class GuideSourcesViewTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="PPV",PPV 1: Derby - Hull 20:45
            http://192.0.2.1/live/u/p/9.ts
            #EXTINF:-1 group-title="PPV",PPV 2: no event
            http://192.0.2.1/live/u/p/10.ts
            #EXTINF:-1 group-title="Arena",Arena North: Rovers v United @ 20:45
            http://192.0.2.1/live/u/p/11.ts
            """;

    private final Household home = new Household();
    private final Http http = new Http();
    private final Guide guide = new Guide(
            home.store.database(),
            new Fetch(http),
            home.jobs,
            home.store.events(),
            InstantSource.system(),
            new Guide.Surroundings(
                    () -> List.of(new LineupChannel(new ChannelId(1), "1", "One", "", "one.example", List.of(), 0)),
                    new ExactIdMatcher(),
                    () -> GuideChoices.NONE,
                    _ -> Optional.empty(),
                    home.settings.of(GuideSettings.NAME, GuideSettings.defaults())::get,
                    GeneratedGuideSettings::defaults),
            Guide.RefreshMode.MANUAL);
    private final GuideSourcesModel model;
    private final Stage stage;
    private final AtomicReference<Subscription> opened = new AtomicReference<>(Subscription.none());

    GuideSourcesViewTest() throws Exception {
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", home.list("list.m3u", LIST)));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        model = FxToolkit.on(() -> new GuideSourcesModel(
                guide, home.catalog.channels(), home.settings, home.jobs, home.background, home.fxBridge, home.toasts));
        stage = FxToolkit.on(() -> {
            var window = new Stage();
            window.setScene(new Scene(new GuideSourcesView(model, new Region()), 1072, 700));
            window.show();
            opened.set(model.open());
            return window;
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            opened.get().close();
            stage.hide();
            return true;
        });
        guide.close();
        home.close();
        http.close();
    }

    @Test
    void ofARemovedCardTheKeyboardGoesToTheNext() throws Exception {
        for (var name : List.of("a", "b", "c"))
            guide.sources().add(GuideSource.Settings.of(name, "http://192.0.2.1/" + name + ".xml"));
        until(() -> model.entries.get().filter(all -> all.size() == 3).isPresent());
        FxToolkit.on(() -> {
            cards().getFirst().requestFocus();
            press(KeyCode.DOWN, false);
            press(KeyCode.DELETE, false);
            return true;
        });
        until(() -> model.entries.get().filter(all -> all.size() == 2).isPresent());
        assertThat(FxToolkit.on(() -> owner().getAccessibleText())).isEqualTo("c");
    }

    @Test
    void theCountryOfACardIsSetByKeyboardAndThatIsUndone() throws Exception {
        var source = guide.sources().add(GuideSource.Settings.of("a", "http://192.0.2.1/a.xml"));
        until(() -> model.entries.get().filter(all -> !all.isEmpty()).isPresent());
        FxToolkit.on(() -> {
            model.editCountry(model.entries.get().orElseThrow().getFirst());
            ((TextField) owner()).setText("United Kingdom");
            press(KeyCode.ENTER, false);
            return true;
        });
        until(() -> !home.toasts.offered.isEmpty());
        assertThat(country(source)).isEqualTo("gb");
        FxToolkit.on(() -> {
            home.toasts.offered.getFirst().run();
            return true;
        });
        until(() -> country(source).isEmpty());
    }

    private String country(GuideSource source) {
        return guide.sources()
                .find(source.id())
                .orElseThrow()
                .source()
                .settings()
                .country();
    }

    @Test
    void theDaysKeptAndServedAreChangedAndThatIsUndone() throws Exception {
        FxToolkit.on(() -> {
            model.editDays();
            var days = model.days.get().orElseThrow();
            days.daysAhead.set(14);
            days.servedBack.set(2);
            var field = (TextField) stage.getScene().getRoot().lookup(".spinner .text-field");
            field.requestFocus();
            press(KeyCode.ENTER, false);
            return true;
        });
        until(() -> !home.toasts.offered.isEmpty());
        var settings = home.settings.of(GuideSettings.NAME, GuideSettings.defaults());
        assertThat(settings.get()).isEqualTo(new GuideSettings(1, 14, 2, 7));
        FxToolkit.on(() -> {
            home.toasts.offered.getFirst().run();
            return true;
        });
        until(() -> settings.get().equals(GuideSettings.defaults()));
    }

    @Test
    void theBuiltInProfileReadsAllEventChannelsAndHidesThoseThatSayNothing() throws Exception {
        var events = openEvents();
        until(() -> events.previews.size() == 2);
        assertThat(FxToolkit.on(() -> List.copyOf(events.previews)))
                .extracting(EventPreview::reading)
                .containsExactly(EventReading.TIMED, EventReading.IDLE);
    }

    @Test
    void aProfileIsMadeForAGroupWithAPreviewOfItsRealNames() throws Exception {
        var events = openEvents();
        until(() -> events.groups.size() == 2);
        FxToolkit.on(() -> {
            events.add();
            assertThat(events.isBlocked.get()).as("no group is chosen yet").isTrue();
            var groups = groupList();
            groups.getSelectionModel().select("Arena");
            groups.requestFocus();
            press(KeyCode.SPACE, false);
            return true;
        });
        until(() -> titles(events).anyMatch(title -> title.contains("Rovers v United")));
        FxToolkit.on(() -> {
            events.chosen.get().pattern.set("(");
            assertThat(events.patternProblem.get()).startsWith("The pattern does not work");
            assertThat(events.isBlocked.get()).isTrue();
            events.chosen.get().pattern.set(": (?<title>\\w+) v .* @ (?<time>[0-9:]+)");
            assertThat(events.isBlocked.get()).isFalse();
            return true;
        });
        until(() -> titles(events).toList().equals(List.of("Rovers")));
        FxToolkit.on(() -> {
            stage.getScene().getRoot().lookup(".inner-fields .text-field").requestFocus();
            press(KeyCode.ENTER, false);
            return true;
        });
        until(() -> !home.toasts.offered.isEmpty());
        var settings = home.settings.of(GeneratedGuideSettings.NAME, GeneratedGuideSettings.defaults());
        assertThat(settings.get().profiles()).extracting(GroupProfile::groups).containsExactly(List.of("Arena"));
        FxToolkit.on(() -> {
            home.toasts.offered.getFirst().run();
            return true;
        });
        until(() -> settings.get().profiles().isEmpty());
    }

    private static Stream<String> titles(EventProfilesModel events) {
        return events.previews.stream().flatMap(preview -> preview.event().map(ListedEvent::title).stream());
    }

    /// By its keys.
    private EventProfilesModel openEvents() throws Exception {
        return FxToolkit.on(() -> {
            stage.getScene().getRoot().requestFocus();
            press(KeyCode.E, true);
            return model.events.get().orElseThrow();
        });
    }

    @SuppressWarnings("unchecked") // The only list of check boxes.
    private ListView<String> groupList() {
        stage.getScene().getRoot().applyCss();
        return (ListView<String>) stage.getScene().getRoot().lookup(".inner-fields .list-view");
    }

    private List<Node> cards() {
        return List.copyOf(stage.getScene().getRoot().lookupAll(".provider-card"));
    }

    private Node owner() {
        return stage.getScene().getFocusOwner();
    }

    private void press(KeyCode code, boolean control) {
        Event.fireEvent(owner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
