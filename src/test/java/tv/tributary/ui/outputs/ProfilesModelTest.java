package tv.tributary.ui.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.access.Grant;
import tv.tributary.access.OutputProfiles;
import tv.tributary.access.TokenGate.Sighting;
import tv.tributary.access.View;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.NameFilter.FilterMode;
import tv.tributary.event.Subscription;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.fx.UndoStack;
import tv.tributary.ui.outputs.ConnectModel.ConnectSources;
import tv.tributary.ui.outputs.ProfilesModel.ProfileEntry;

/// Profiles, and the wizard that gives out their addresses.
@ExtendWith(FxToolkit.class)
final class ProfilesModelTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="Kids",First
            http://192.0.2.1/live/u/p/1.ts
            #EXTINF:-1 group-title="Sport",Second
            http://192.0.2.1/live/u/p/2.ts
            """;

    private final Household home = new Household();
    private final OutputProfiles profiles = new OutputProfiles(home.settings);
    private final Tuners tuners = new Tuners(home.settings, () -> 2, profiles::viewOf);
    private final ProfileOutputs outputs = new ProfileOutputs(profiles, tuners, home.catalog.channels());
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("http://192.168.1.5:9188");
    private final List<Consumer<Sighting>> watchers = new ArrayList<>();
    private final UndoStack undos = new UndoStack();
    private final ProfilesModel model;
    private final ConnectModel connect;
    private Subscription opened = Subscription.none();

    ProfilesModelTest() throws Exception {
        model = FxToolkit.on(() -> new ProfilesModel(
                outputs, tuners, home.catalog.channels(), address, home.background, home.fxBridge, home.toasts, undos));
        connect = FxToolkit.on(() -> new ConnectModel(
                outputs,
                tuners,
                new ConnectSources(() -> Grant.of("household", "The household", "secret"), watcher -> {
                    watchers.add(watcher);
                    return () -> watchers.remove(watcher);
                }),
                address,
                home.background));
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
        run(() -> {
            connect.close();
            opened.close();
        });
        home.close();
    }

    private static void run(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    /// The one there is, once the page shows it as it is stored.
    private ProfileEntry only() throws Exception {
        until(() -> model.entries.get().orElseThrow().stream()
                .map(ProfileEntry::saved)
                .toList()
                .equals(outputs.all().stream().map(outputs::saved).toList()));
        return FxToolkit.on(() -> model.entries.get().orElseThrow().getFirst());
    }

    private ProfileEntry add(Consumer<ProfileForm> fill) throws Exception {
        run(model::add);
        until(() -> model.form.get().isPresent());
        run(() -> {
            var form = model.form.get().orElseThrow();
            form.name.set("Kids");
            fill.accept(form);
            model.save(form);
        });
        until(() -> model.form.get().isEmpty());
        return only();
    }

    @Test
    void aRemovedProfileComesBackAlsoAfterItsMessageHasGone() throws Exception {
        var kids = add(form -> form.tuner.set(true));
        run(() -> model.remove(kids));
        until(() -> model.entries.get().orElseThrow().isEmpty());
        until(() -> !home.toasts.offered.isEmpty());

        run(undos::undo);

        until(() -> !outputs.all().isEmpty());
        assertThat(only().saved()).isEqualTo(kids.saved());
        run(undos::undo);
        assertThat(outputs.all()).hasSize(1);
    }

    @Test
    void aProfileHasItsGroupsAndAddressesAndATunerOfItsOwn() throws Exception {
        var kids = add(form -> {
            form.groupMode.set(FilterMode.ONLY);
            form.groups.getFirst().chosen().set(true);
            form.movies.set(false);
            form.firstNumber.set(1);
            form.tuner.set(true);
        });

        assertThat(kids.channels()).isEqualTo(1);
        var view = kids.profile().view();
        assertThat(view.channels().groups()).isEqualTo(NameFilter.only(List.of("Kids")));
        assertThat(view.movies()).isEqualTo(NameFilter.none());
        assertThat(view.series()).isEqualTo(NameFilter.all());
        assertThat(view.firstNumber()).isEqualTo(1);
        assertThat(kids.addresses().playlist())
                .isEqualTo("http://192.168.1.5:9188/" + kids.profile().token() + "/playlist.m3u");
        assertThat(kids.addresses().tuner()).contains("192.168.1.5:9188");
        assertThat(tuners.view(tuners.all().getFirst()).channels().groups())
                .isEqualTo(NameFilter.only(List.of("Kids")));
    }

    @Test
    void theFormOfAProfileKnowsItsGroupsAlsoThoseThatNoChannelHas() throws Exception {
        outputs.add("Kids", View.all().with(ChannelFilter.all().with(NameFilter.only(List.of("Gone")))), false);
        var entry = only();
        run(() -> model.edit(entry));
        until(() -> model.form.get().isPresent());
        var chosen = FxToolkit.on(() -> model.form.get().orElseThrow().groups.stream()
                .filter(group -> group.chosen().get())
                .map(group -> group.name())
                .toList());
        assertThat(chosen).containsExactly("Gone");
    }

    @Test
    void withoutANameNothingIsSaved() throws Exception {
        run(model::add);
        until(() -> model.form.get().isPresent());
        run(() -> model.save(model.form.get().orElseThrow()));
        assertThat(FxToolkit.on(() -> model.form.get().orElseThrow().nameProblem.get()))
                .isEqualTo("It needs a name.");
        assertThat(profiles.all()).isEmpty();
    }

    @Test
    void whatWasRemovedComesBackWithItsTunerAndAddresses() throws Exception {
        var kids = add(form -> form.tuner.set(true));

        run(() -> model.remove(kids));
        until(() -> model.entries.get().orElseThrow().isEmpty() && tuners.all().isEmpty());
        outputs.restore(kids.saved());

        assertThat(only().profile()).isEqualTo(kids.profile());
        assertThat(tuners.all()).containsExactly(kids.saved().tuner().orElseThrow());
    }

    @Test
    void theWizardTellsWhenTheChosenProgramHasCome() throws Exception {
        var kids = add(_ -> {});
        run(connect::open);
        until(() -> connect.targets.get().size() == 2);
        run(() -> {
            assertThat(connect.target.get().orElseThrow().addresses().playlist())
                    .isEqualTo("http://192.168.1.5:9188/secret/playlist.m3u");
            connect.choose(ClientApp.KODI);
            connect.seen(new Sighting("somebody else", "192.168.1.9", "Kodi/20.4"));
            assertThat(connect.arrived.get()).as("others' requests").isEmpty();
            connect.seen(new Sighting("household", "192.168.1.9", "VLC/3.0.20 LibVLC/3.0.20"));
            assertThat(connect.arrived.get()).contains("VLC", "192.168.1.9");
            assertThat(connect.isConnected.get()).isFalse();
            connect.seen(new Sighting("household", "192.168.1.20", "Kodi/20.4 (Linux)"));
            assertThat(connect.arrived.get()).isEqualTo("Kodi has connected, from 192.168.1.20.");
            assertThat(connect.isConnected.get()).isTrue();
            connect.chooseTarget(connect.targets.get().getLast());
            assertThat(connect.arrived.get()).as("of another's addresses").isEmpty();
            connect.seen(new Sighting(kids.profile().grant().user(), "192.168.1.20", "Kodi/20.4 (Linux)"));
            assertThat(connect.isConnected.get()).isTrue();
        });
    }

    @Test
    void theWizardListensWhileItIsOpen() throws Exception {
        run(connect::open);
        assertThat(watchers).hasSize(1);
        run(connect::close);
        assertThat(watchers).isEmpty();
        run(() -> connect.seen(new Sighting("household", "192.168.1.20", "Kodi/20.4")));
        assertThat(FxToolkit.on(connect.arrived::get)).isEmpty();
    }

    @Test
    void everyProgramHasStepsAndAddresses() {
        var addresses = ClientApp.Addresses.of(
                "http://192.168.1.5:9188",
                Grant.of("household", "All", "secret"),
                Optional.of("http://192.168.1.5:9188"));
        for (var app : ClientApp.values()) {
            assertThat(app.steps()).as(app.name()).isNotEmpty();
            for (var kind : app.needs()) assertThat(addresses.of(kind)).contains("192.168.1.5:9188");
        }
        assertThat(addresses.toString()).doesNotContain("secret");
    }
}
