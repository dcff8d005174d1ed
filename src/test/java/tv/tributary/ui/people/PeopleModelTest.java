package tv.tributary.ui.people;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.Users;
import tv.tributary.access.View;
import tv.tributary.access.View.NameFilter;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.watch.WatchSessions.WatchSession;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.Household;
import tv.tributary.ui.people.PeopleModel.Content;
import tv.tributary.ui.people.PeopleModel.DeviceEntry;
import tv.tributary.ui.people.PeopleModel.PersonEntry;

@ExtendWith(FxToolkit.class)
final class PeopleModelTest {
    private final Household home = new Household();
    private final Users users = new Users(home.store.database(), home.store.events(), InstantSource.system(), 3);
    private final List<WatchSession> watched = new CopyOnWriteArrayList<>();
    private final LatestValue<LiveStats> stats = new LatestValue<>(SampleStats.idle());
    private final PeopleModel model;
    private Subscription opened = Subscription.none();

    PeopleModelTest() throws Exception {
        model = FxToolkit.on(() -> new PeopleModel(
                users,
                home.catalog.channels(),
                () -> List.copyOf(watched),
                watched::remove,
                stats,
                new ReadOnlyStringWrapper("http://192.168.1.5:9188"),
                home.background,
                home.fxBridge,
                home.toasts));
    }

    @BeforeEach
    void open() throws Exception {
        run(() -> opened = model.open());
        untilContent(_ -> true);
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        users.close();
        home.close();
    }

    private static void run(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private void untilContent(Predicate<Content> so) throws Exception {
        until(() -> model.content.get().filter(so).isPresent());
    }

    private PersonEntry anna() throws Exception {
        users.add("Anna", Optional.of("secret77"), UserSettings.defaults().withMaxStreams(2));
        untilContent(content -> content.people().size() == 2);
        return FxToolkit.on(() -> model.content.get().orElseThrow().people().getLast());
    }

    private DeviceEntry box() throws Exception {
        users.devices().add(Optional.empty(), "Box");
        untilContent(content -> content.devices().size() == 1);
        return FxToolkit.on(() -> model.content.get().orElseThrow().devices().getFirst());
    }

    @Test
    void theHouseholdIsTheFirstOfAll() throws Exception {
        var people = FxToolkit.on(() -> model.content.get().orElseThrow().people());

        assertThat(people).extracting(PersonEntry::name).containsExactly("The household");
    }

    @Test
    void aPersonIsAddedWithASuggestedPassword() throws Exception {
        var form = FxToolkit.on(() -> {
            model.addUser();
            var open = model.userForm.get().orElseThrow();
            open.name.set("Ben");
            open.streams.set(1);
            model.suggestPassword(open);
            model.save(open);
            return open;
        });

        untilContent(content -> content.people().size() == 2);
        until(() -> model.userForm.get().isEmpty());
        until(() -> home.toasts.said.contains("Added Ben"));
        var ben = users.all().getFirst();
        assertThat(ben.settings().maxStreams()).isEqualTo(1);
        assertThat(users.logIn("Ben", FxToolkit.on(form.password::get), "").grant())
                .isPresent();
    }

    @Test
    void whatCannotBeSavedIsSaidInTheFormWhichStaysOpen() throws Exception {
        anna();
        run(() -> {
            model.addUser();
            var open = model.userForm.get().orElseThrow();
            open.name.set("anna");
            model.save(open);
        });

        until(() -> model.userForm
                .get()
                .filter(open -> open.problem.get().equals("There is already a user called anna.") && !open.saving.get())
                .isPresent());
        run(() -> model.userForm.get().orElseThrow().name.set("Anna B"));
        assertThat(FxToolkit.on(() -> model.userForm.get().orElseThrow().problem.get()))
                .isEmpty();
        assertThat(users.all()).hasSize(1);
    }

    @Test
    void aFormOpenedWhileTheLastOneIsSavedStaysOpen() throws Exception {
        var next = UserForm.forNew(List.of());
        run(() -> {
            model.addUser();
            var open = model.userForm.get().orElseThrow();
            open.name.set("Ben");
            model.save(open);
            model.userForm.set(Optional.of(next));
        });

        until(() -> home.toasts.said.contains("Added Ben"));
        assertThat(FxToolkit.on(model.userForm::get)).contains(next);
    }

    @Test
    void aChangeOfAPersonIsUndone() throws Exception {
        var anna = anna();
        run(() -> {
            model.edit(anna);
            var open = model.userForm.get().orElseThrow();
            open.name.set("Anna B");
            open.enabled.set(false);
            model.save(open);
        });
        untilContent(content -> content.people().getLast().name().equals("Anna B"));
        until(() -> !home.toasts.offered.isEmpty());

        run(home.toasts.offered.getLast());

        untilContent(content -> content.people().getLast().equals(anna));
    }

    @Test
    void whatAPersonSeesIsTheShorterListOfTheTwo() throws Exception {
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults());
        var filters = FxToolkit.on(() -> {
            var form = UserForm.of(anna, List.of("Kids", "News", "Sport", "UK"));
            form.movies.set(false);
            form.groups.getFirst().seen().set(false);
            var one = form.settings().view();
            form.groups.get(1).seen().set(false);
            form.groups.get(2).seen().set(false);
            return List.of(one, form.settings().view());
        });

        assertThat(filters.getFirst().channels().groups()).isEqualTo(NameFilter.except(List.of("Kids")));
        assertThat(filters.getFirst().movies()).isEqualTo(NameFilter.none());
        assertThat(filters.getFirst().series()).isEqualTo(NameFilter.all());
        assertThat(filters.getLast().channels().groups()).isEqualTo(NameFilter.only(List.of("UK")));
    }

    @Test
    void groupsThatAreNotKnownNowStayAsTheyWere() throws Exception {
        var settings = UserSettings.defaults()
                .seeing(View.all().with(View.ChannelFilter.all().with(NameFilter.except(List.of("Gone", "News")))));
        var anna = users.add("Anna", Optional.empty(), settings);
        var filters = FxToolkit.on(() -> {
            var form = UserForm.of(anna, List.of("Kids", "News", "UK"));
            var same = form.settings();
            form.groups.getFirst().seen().set(false);
            form.groups.get(1).seen().set(true);
            return List.of(same.view(), form.settings().view());
        });

        assertThat(filters.getFirst()).isEqualTo(settings.view());
        assertThat(filters.getLast().channels().groups()).isEqualTo(NameFilter.except(List.of("Gone", "Kids")));
    }

    @Test
    void aRemovedPersonComesBackWithTheirDevices() throws Exception {
        var anna = anna();
        var tablet = users.devices().add(anna.user().map(user -> user.id()), "Tablet");
        untilContent(content -> content.devices().size() == 1);
        run(() -> model.remove(anna));
        untilContent(
                content -> content.people().size() == 1 && content.devices().isEmpty());
        until(() -> !home.toasts.offered.isEmpty());

        run(model::undoLast);

        untilContent(
                content -> content.people().contains(anna) && content.devices().size() == 1);
        assertThat(users.find(tablet.token())).isPresent();
    }

    @Test
    void whatWasRemovedBeforeTheLastComesBackToo() throws Exception {
        var anna = anna();
        users.devices().add(anna.user().map(user -> user.id()), "Tablet");
        untilContent(content -> content.devices().size() == 1);
        var tablet =
                FxToolkit.on(() -> model.content.get().orElseThrow().devices().getFirst());
        run(() -> {
            model.revoke(tablet);
            model.remove(anna);
        });
        until(() -> home.toasts.offered.size() == 2);
        untilContent(
                content -> content.people().size() == 1 && content.devices().isEmpty());

        run(model::undoLast);
        run(model::undoLast);

        untilContent(
                content -> content.people().contains(anna) && content.devices().size() == 1);
        assertThat(users.find(tablet.device().token())).isPresent();
    }

    @Test
    void aDeviceComesInByTheCodeThatIsShown() throws Exception {
        var form = FxToolkit.on(() -> {
            model.addDevice();
            var open = model.deviceForm.get().orElseThrow();
            open.name.set("Bedroom");
            model.askForCode(open);
            return open;
        });
        var code = FxToolkit.on(() -> form.code.get().orElseThrow().code());

        users.pairing().pair(code, "", "192.168.1.40");

        until(() -> form.connected.get().isPresent());
        untilContent(content -> content.devices().size() == 1);
        assertThat(home.toasts.said).contains("Bedroom is connected");
    }

    @Test
    void aDeviceGetsItsAddressesAtOnce() throws Exception {
        var form = FxToolkit.on(() -> {
            model.addDevice();
            var open = model.deviceForm.get().orElseThrow();
            open.name.set("Box");
            model.giveAddresses(open);
            return open;
        });

        until(() -> form.addresses.get().isPresent());
        var box = users.devices().all().getFirst();
        var addresses = FxToolkit.on(() -> form.addresses.get().orElseThrow());
        assertThat(addresses.playlist()).isEqualTo("http://192.168.1.5:9188/" + box.token() + "/playlist.m3u");
        assertThat(addresses.shortPlaylist()).contains("http://192.168.1.5:9188/m/" + box.shortCode());
    }

    @Test
    void aDeviceWithoutANameIsToldInTheSheet() throws Exception {
        run(() -> {
            model.addDevice();
            model.giveAddresses(model.deviceForm.get().orElseThrow());
        });

        until(() -> model.deviceForm
                .get()
                .filter(open -> open.problem.get().equals("A device needs a name.") && !open.working.get())
                .isPresent());
        assertThat(users.devices().all()).isEmpty();
    }

    @Test
    void aDeviceIsGivenToAnotherAndBack() throws Exception {
        var anna = anna();
        var box = box();
        run(() -> {
            model.edit(box);
            var open = model.deviceForm.get().orElseThrow();
            open.owner.set(open.owners.getLast());
            model.save(open);
        });
        untilContent(content -> content.devices().getFirst().owner().equals(anna.name()));
        until(() -> !home.toasts.offered.isEmpty());

        run(model::undoLast);

        untilContent(content -> content.devices().getFirst().equals(box));
    }

    @Test
    void aDeviceThatLostItsAccessGetsItBack() throws Exception {
        var box = box();
        run(() -> model.revoke(box));
        untilContent(content -> content.devices().isEmpty());
        assertThat(users.find(box.device().token())).isEmpty();
        until(() -> !home.toasts.offered.isEmpty());

        run(home.toasts.offered.getLast());

        untilContent(content -> content.devices().contains(box));
        assertThat(users.find(box.device().token())).isPresent();
    }

    @Test
    void whoWatchesIsShownAndCanBeDisconnected() throws Exception {
        var anna = anna();
        var session = new WatchSession(
                OptionalLong.of(7),
                anna.user().map(user -> user.id()),
                Optional.empty(),
                "Anna",
                "BBC One",
                "192.168.1.40",
                "Kodi/21.0",
                Instant.now(),
                4_000_000);
        watched.add(session);
        stats.set(SampleStats.idle());
        untilContent(content -> content.people().getLast().titles().equals(List.of("BBC One")));

        run(() -> model.disconnect(session));

        untilContent(content -> content.sessions().isEmpty());
        assertThat(watched).isEmpty();
    }

    @Test
    void theKeyboardAloneAddsOpensRemovesAndTakesBack() throws Exception {
        var anna = anna();
        var view = FxToolkit.on(() -> {
            var made = new PeopleView(model);
            new Scene(made, 1000, 700);
            return made;
        });
        run(() -> view.fireEvent(press(KeyCode.U, true)));
        assertThat(FxToolkit.on(() -> model.userForm.get().orElseThrow().editing()))
                .isEmpty();
        run(model::closeForms);
        run(() -> view.fireEvent(press(KeyCode.N, true)));
        assertThat(FxToolkit.on(model.deviceForm::get)).isPresent();
        run(model::closeForms);

        run(() -> card(view, "Anna").fireEvent(press(KeyCode.ENTER, false)));
        assertThat(FxToolkit.on(() -> model.userForm.get().orElseThrow().editing()))
                .isEqualTo(anna.user());
        run(model::closeForms);
        run(() -> card(view, "The household").fireEvent(press(KeyCode.DELETE, false)));
        run(() -> card(view, "Anna").fireEvent(press(KeyCode.DELETE, false)));
        untilContent(content -> content.people().size() == 1);
        until(() -> !home.toasts.offered.isEmpty());
        run(() -> view.fireEvent(press(KeyCode.Z, true)));

        untilContent(content -> content.people().contains(anna));
    }

    @Test
    void theSheetShowsCodeAndAddressInPlaceOfTheFields() throws Exception {
        var view = FxToolkit.on(() -> {
            var made = new PeopleView(model);
            new Scene(made, 1000, 700);
            model.addDevice();
            model.deviceForm.get().orElseThrow().name.set("Box");
            return made;
        });

        run(() -> button(view, "Code").fire());

        var code = FxToolkit.on(() ->
                model.deviceForm.get().orElseThrow().code.get().orElseThrow().code());
        var shown = FxToolkit.on(() -> {
            view.applyCss();
            view.layout();
            return view.lookupAll(".scroll-pane").stream()
                    .map(scroll -> ((ScrollPane) scroll).getContent().lookup(".pairing-code"))
                    .filter(Objects::nonNull)
                    .map(label -> ((Label) label).getText())
                    .toList();
        });
        assertThat(shown).containsExactly(code);
        run(() -> button(view, "Close").fire());
        assertThat(FxToolkit.on(model.deviceForm::get)).isEmpty();
        assertThat(users.pairing().open()).as("it stays good").hasSize(1);
    }

    private static Node card(PeopleView view, String name) {
        return view.lookupAll(".provider-card").stream()
                .filter(card -> name.equals(card.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private static Button button(PeopleView view, String words) {
        view.applyCss();
        view.layout();
        return view.lookupAll(".button").stream()
                .filter(node -> node instanceof Labeled labeled && words.equals(labeled.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static KeyEvent press(KeyCode key, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false);
    }
}
