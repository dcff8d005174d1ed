package tv.tributary.ui.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.access.Grant;
import tv.tributary.access.OutputProfiles;
import tv.tributary.access.View;
import tv.tributary.event.Subscription;
import tv.tributary.health.TunerInspection.TunerFinding;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.fx.UndoStack;
import tv.tributary.ui.outputs.ConnectModel.ConnectSources;
import tv.tributary.ui.outputs.TunersModel.TunerEntry;

@ExtendWith(FxToolkit.class)
final class TunersModelTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1" group-title="News",First
            http://192.0.2.1/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2" group-title="Sport",Second
            http://192.0.2.1/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="Sport" radio="true",Third
            http://192.0.2.1/live/u/p/3.ts
            """;

    private final Household home = new Household();
    private final OutputProfiles outputProfiles = new OutputProfiles(home.settings);
    private final Tuners tuners = new Tuners(home.settings, () -> 2, outputProfiles::viewOf);
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("http://192.168.1.5:9188");
    private final TunersModel model;
    private Subscription opened = Subscription.none();

    TunersModelTest() throws Exception {
        model = FxToolkit.on(() -> new TunersModel(
                tuners,
                home.catalog.channels(),
                address,
                home.background,
                home.fxBridge,
                home.toasts,
                new UndoStack()));
    }

    @BeforeEach
    void open() throws Exception {
        var added = home.catalog.providers().add(ProviderSettings.of("Home", home.list("list.m3u", LIST)));
        assertThat(home.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        run(() -> opened = model.open());
        until(() -> model.entries.get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        home.close();
    }

    private static void run(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private TunerEntry only() throws Exception {
        until(() -> model.entries.get().orElseThrow().size() == 1);
        return FxToolkit.on(() -> model.entries.get().orElseThrow().getFirst());
    }

    private VirtualTuner add() throws Exception {
        run(model::add);
        until(() -> model.form.get().isPresent());
        run(() -> model.save(model.form.get().orElseThrow()));
        until(() -> model.form.get().isEmpty());
        return only().tuner();
    }

    @Test
    void theTunerOfAProfileOffersNoGroupsForTheProfileDecides() throws Exception {
        var profiles = new ProfileOutputs(outputProfiles, tuners, home.catalog.channels());
        profiles.add("Kids", View.all(), true);
        var entry = only();

        run(() -> model.edit(entry));
        until(() -> model.form.get().isPresent());
        assertThat(FxToolkit.on(() -> model.form.get().orElseThrow().choices)).isEmpty();
        run(() -> {
            model.form.get().orElseThrow().name.set("Kids'' room");
            model.save(model.form.get().orElseThrow());
        });
        until(() -> home.toasts.said.stream().anyMatch(words -> words.contains("Kids")));
        assertThat(tuners.all().getFirst().groups()).isEmpty();

        var own = tuners.add("Own", List.of("News"));
        run(() -> model.edit(new TunerEntry(own, "", 2, 1)));
        until(() -> model.form.get().isPresent());
        assertThat(FxToolkit.on(() -> model.form.get().orElseThrow().choices.size()))
                .isEqualTo(2);
    }

    @Test
    void whatMediaServersSeeIsShownForTheTunerThatWasAskedForLast() throws Exception {
        address.set("http://127.0.0.1:1");
        var tuner = add();
        var first = new TunerEntry(tuner, "first", 2, 2);
        var second = new TunerEntry(tuner, "second", 2, 2);
        run(() -> {
            model.inspect(first);
            model.inspect(second);
        });
        until(() -> model.inspection.get().flatMap(now -> now.report()).isPresent());
        var shown = FxToolkit.on(() -> model.inspection.get().orElseThrow());
        assertThat(shown.entry()).isSameAs(second);
        assertThat(shown.report().orElseThrow().clients())
                .allSatisfy(client -> assertThat(client.findings())
                        .extracting(finding -> finding.what())
                        .containsExactly(TunerFinding.UNREACHABLE));
        run(model::closeForm);
        assertThat(FxToolkit.on(() -> model.inspection.get())).isEmpty();
    }

    private OutputsView view() {
        var profiles = new ProfileOutputs(outputProfiles, tuners, home.catalog.channels());
        var profilesModel = new ProfilesModel(
                profiles,
                tuners,
                home.catalog.channels(),
                address,
                home.background,
                home.fxBridge,
                home.toasts,
                new UndoStack());
        var sources = new ConnectSources(() -> Grant.of("household", "All", "x"), _ -> Subscription.none());
        var connect = new ConnectModel(profiles, tuners, sources, address, home.background);
        var discovery = new DiscoverySection(new ServerDiscovery(home.settings), home.background, home.fxBridge);
        return new OutputsView(
                model,
                profilesModel,
                connect,
                discovery,
                new ReadOnlyStringWrapper("http://192.168.1.5:9188/x/playlist.m3u"));
    }

    @Test
    void aFormOpenedWhileTheLastOneIsSavedStaysOpen() throws Exception {
        run(model::add);
        until(() -> model.form.get().isPresent());
        var next = TunerForm.forNew(new LinkedHashMap<>());
        run(() -> {
            model.save(model.form.get().orElseThrow());
            model.form.set(Optional.of(next));
        });

        until(() -> home.toasts.said.contains("Added the tuner Tributary"));
        assertThat(model.form.get()).contains(next);
    }

    @Test
    void anAddedTunerHasAllChannelsButRadioAtTheBareAddress() throws Exception {
        var tuner = add();

        assertThat(tuner.name()).isEqualTo("Tributary");
        assertThat(only().channels()).isEqualTo(2);
        assertThat(only().streams()).isEqualTo(4);
        assertThat(only().typed()).isEqualTo("192.168.1.5:9188");
        until(() -> home.toasts.said.contains("Added the tuner Tributary"));
    }

    @Test
    void chosenGroupsAreItsChannelsUntilTheChangeIsUndone() throws Exception {
        add();
        var entry = only();
        run(() -> model.edit(entry));
        until(() -> model.form.get().isPresent());
        run(() -> {
            var form = model.form.get().orElseThrow();
            assertThat(form.choices).extracting(TunerForm.GroupChoice::name).containsExactly("News", "Sport");
            form.choices.getLast().chosen().set(true);
            form.streams.set(7);
            model.save(form);
        });
        until(() -> model.entries.get().orElseThrow().getFirst().channels() == 1);
        assertThat(only().tuner().groups()).containsExactly("Sport");
        assertThat(only().streams()).isEqualTo(7);

        until(() -> !home.toasts.offered.isEmpty());
        run(home.toasts.offered.getLast());

        until(() -> model.entries.get().orElseThrow().getFirst().channels() == 2);
        assertThat(only().tuner()).isEqualTo(entry.tuner());
    }

    @Test
    void aRemovedTunerComesBackTheSame() throws Exception {
        var tuner = add();
        var entry = only();
        run(() -> model.remove(entry));
        until(() -> model.entries.get().orElseThrow().isEmpty());

        run(model::undoLast);

        assertThat(only().tuner()).isEqualTo(tuner);
    }

    @Test
    void whatIsOpenedWhileAnotherIsStoredIsOpenedAfterIt() throws Exception {
        var tuner = add();
        var entry = only();
        run(model::add);
        until(() -> model.form.get().isPresent());
        run(() -> {
            model.save(model.form.get().orElseThrow());
            model.edit(entry);
        });

        until(() -> model.form.get().flatMap(TunerForm::editing).equals(Optional.of(tuner)));
        until(() -> home.toasts.said.size() == 2);
        assertThat(FxToolkit.on(() -> model.form.get().flatMap(TunerForm::editing)))
                .contains(tuner);
    }

    @Test
    void whoUndoesAtOnceKeepsTheTuner() throws Exception {
        var tuner = add();
        var entry = only();
        run(() -> {
            model.remove(entry);
            model.undoLast();
        });

        until(() -> !home.toasts.offered.isEmpty());
        until(() -> tuners.all().equals(List.of(tuner)));
    }

    @Test
    void newAddressesCanBeTakenBack() throws Exception {
        var tuner = add();
        var entry = only();
        run(() -> model.renew(entry));
        until(() -> !model.entries.get().orElseThrow().getFirst().tuner().equals(tuner));

        until(() -> !home.toasts.offered.isEmpty());
        run(home.toasts.offered.getLast());

        until(() -> model.entries.get().orElseThrow().getFirst().tuner().equals(tuner));
    }

    @Test
    void aTunerWithoutANameIsNotSaved() throws Exception {
        run(model::add);
        until(() -> model.form.get().isPresent());
        run(() -> {
            var form = model.form.get().orElseThrow();
            form.name.set("  ");
            model.save(form);
            assertThat(form.nameMissing.get()).isTrue();
            form.name.set("Plex");
            assertThat(form.nameMissing.get()).isFalse();
        });
        assertThat(tuners.all()).isEmpty();
    }

    @Test
    void whatTheCommandLineAddsIsShownAtOnce() throws Exception {
        tuners.add("Plex", List.of("Sport"));

        assertThat(only().channels()).isEqualTo(1);
    }

    @Test
    void theKeyboardAloneAddsOpensAndRemoves() throws Exception {
        var view = FxToolkit.on(() -> {
            var made = view();
            new Scene(made, 1000, 700);
            return made;
        });
        run(() -> view.fireEvent(press(KeyCode.N, true)));
        until(() -> model.form.get().isPresent());
        run(() -> model.save(model.form.get().orElseThrow()));
        until(() -> model.form.get().isEmpty());
        only();
        until(() -> view.lookup(".provider-card") != null);

        run(() -> view.lookup(".provider-card").fireEvent(press(KeyCode.ENTER, false)));
        until(() -> model.form.get().flatMap(TunerForm::editing).isPresent());
        run(model::closeForm);
        run(() -> view.lookup(".provider-card").fireEvent(press(KeyCode.DELETE, false)));
        until(() -> model.entries.get().orElseThrow().isEmpty());
        run(() -> view.fireEvent(press(KeyCode.Z, true)));

        assertThat(only().tuner().name()).isEqualTo("Tributary");
    }

    private static KeyEvent press(KeyCode key, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false);
    }
}
