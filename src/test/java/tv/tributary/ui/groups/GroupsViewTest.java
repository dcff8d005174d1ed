package tv.tributary.ui.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.event.Subscription;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

/// Groups are hidden, named, united and put in order by keys, and each change is one step back.
@ExtendWith(FxToolkit.class)
class GroupsViewTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="Alpha",One
            http://127.0.0.1:1/live/u/p/1.ts
            #EXTINF:-1 group-title="Bravo",Two
            http://127.0.0.1:1/live/u/p/2.ts
            #EXTINF:-1 group-title="Bravo",Three
            http://127.0.0.1:1/live/u/p/3.ts
            #EXTINF:-1 group-title="Charlie",Four
            http://127.0.0.1:1/live/u/p/4.ts
            """;

    private final Household home = new Household();
    private final List<String> opened = new ArrayList<>();
    private final GroupsModel model;
    private final GroupTable table;
    private final GroupsView view;
    private Provider provider;
    private Subscription open = Subscription.none();

    GroupsViewTest() throws Exception {
        model = FxToolkit.on(() -> new GroupsModel(home.catalog, home.background, home.fxBridge, home.toasts));
        view = FxToolkit.on(() -> new GroupsView(model, group -> opened.add(group.name()), () -> {}));
        provider = home.catalog.providers().add(ProviderSettings.of("Home", home.list("home.m3u", LIST)));
        table = FxToolkit.on(() -> {
            var _ = new Scene(view, 1000, 600);
            view.applyCss();
            view.layout();
            return (GroupTable) view.lookup(".group-table");
        });
    }

    @BeforeEach
    void fill() throws Exception {
        sync();
        open = FxToolkit.on(() -> Subscription.all(
                model.open(),
                GroupsPage.tellOfNewGroups(home.fxBridge, home.toasts, place -> opened.add(place.name()))));
        until(() -> names().equals(List.of("Alpha", "Bravo", "Charlie")));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            return true;
        });
        home.close();
    }

    @Test
    void keysPutGroupsInOrderHoweverFastTheyCome() throws Exception {
        FxToolkit.on(() -> {
            select("Charlie");
            press(KeyCode.UP, true);
            press(KeyCode.UP, true);
            press(KeyCode.DOWN, true);
            return true;
        });
        until(() -> names().equals(List.of("Alpha", "Charlie", "Bravo")));
        assertThat(FxToolkit.on(() -> table.chosen().getFirst().name())).isEqualTo("Charlie");

        FxToolkit.on(() -> {
            press(KeyCode.HOME, true);
            return true;
        });
        until(() -> names().equals(List.of("Charlie", "Alpha", "Bravo")));
    }

    @Test
    void aHiddenGroupStaysInTheListAndComesBack() throws Exception {
        FxToolkit.on(() -> {
            select("Bravo");
            press(KeyCode.DELETE, false);
            return true;
        });
        until(() -> model.rows.get().get(1).hidden());
        assertThat(home.catalog.channels().counts().channels()).isEqualTo(2);

        FxToolkit.on(() -> {
            press(KeyCode.INSERT, false);
            return true;
        });
        until(() -> !model.rows.get().get(1).hidden());
        until(() -> home.toasts.said.containsAll(List.of("Hid the group “Bravo”", "Showed the group “Bravo” again")));
    }

    @Test
    void unitedGroupsNameTheirMembersAndAreSeparatedAgain() throws Exception {
        FxToolkit.on(() -> {
            select("Alpha", "Charlie");
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.M, false, true, false, false));
            return true;
        });
        until(() -> names().equals(List.of("Alpha", "Bravo")));
        assertThat(model.rows.get().getFirst().lists()).containsExactly("Charlie");
        assertThat(FxToolkit.on(
                        () -> table.chosen().stream().map(GroupStatus::name).toList()))
                .containsExactly("Alpha");

        FxToolkit.on(() -> {
            model.separate("Charlie");
            return true;
        });
        until(() -> names().equals(List.of("Alpha", "Bravo", "Charlie")));
        FxToolkit.on(() -> {
            model.undo();
            return true;
        });
        until(() -> names().equals(List.of("Alpha", "Bravo")));
    }

    @Test
    void theSearchFindsWhatTheListsCallIt() throws Exception {
        FxToolkit.on(() -> {
            model.rename("Charlie", "Mine");
            return true;
        });
        until(() -> names().contains("Mine"));
        FxToolkit.on(() -> {
            model.search("charl");
            return true;
        });
        until(() -> names().equals(List.of("Mine")));
    }

    @Test
    void enterGoesToTheChannelsOfTheGroup() throws Exception {
        FxToolkit.on(() -> {
            select("Bravo");
            press(KeyCode.ENTER, false);
            return true;
        });
        assertThat(opened).containsExactly("Bravo");
    }

    @Test
    void newGroupsThatStartHiddenAreToldWithAWayToThem() throws Exception {
        FxToolkit.on(() -> {
            model.startHidden(provider, true);
            return true;
        });
        until(() -> model.rules.get().equals(List.of(new GroupsModel.NewGroupsRule(provider, true))));
        home.list("home.m3u", LIST + "#EXTINF:-1 group-title=\"Delta\",Five\nhttp://127.0.0.1:1/live/u/p/5.ts\n");
        sync();

        until(() -> home.toasts.said.contains("The new group “Delta” of Home starts hidden."));
        FxToolkit.on(() -> {
            home.toasts.offered.getLast().run();
            return true;
        });
        assertThat(opened).containsExactly("GROUPS");
        until(() -> names().contains("Delta"));
        assertThat(model.rows.get().getLast().hidden()).isTrue();
    }

    private void sync() throws Exception {
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    private void select(String... names) {
        table.getSelectionModel().clearSelection();
        for (var name : names) table.getSelectionModel().select(names().indexOf(name));
    }

    private void press(KeyCode code, boolean withAlt) {
        table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, withAlt, false));
    }

    private List<String> names() {
        return model.rows.get().stream().map(GroupStatus::name).toList();
    }
}
