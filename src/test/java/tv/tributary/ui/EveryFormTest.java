package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.WholeDesktop.Size;
import tv.tributary.ui.nav.Place;

/// Every form and question of the whole desktop, the search over all and the picture over the whole window: nothing is
/// cut or out of reach, light or dark, and whatever the keyboard reaches has a name.
@ExtendWith(FxToolkit.class)
class EveryFormTest {
    private static final List<Size> SIZES = List.of(new Size(860, 540), new Size(1280, 720));

    @TempDir
    Path temp;

    private WholeDesktop desktop;
    private final List<String> found = new ArrayList<>();

    /// In the language that a test's tag names.
    @BeforeEach
    void openTheWindow(TestInfo test) throws Exception {
        desktop = new WholeDesktop(temp, test.getTags().stream().findFirst().orElse("en"));
    }

    @AfterEach
    void closeEverything() {
        desktop.close();
    }

    @Test
    void whateverOpensOverAPageIsWholeAndNamed() throws Exception {
        openAll();
        assertThat(found).isEmpty();
    }

    @Test
    @Tag("de")
    void soItIsInGerman() throws Exception {
        openAll();
        assertThat(found).isEmpty();
    }

    private void openAll() throws Exception {
        forms();
        questions();
        overAll();
    }

    private void forms() throws Exception {
        form(Place.PROVIDERS, "action.add-provider");
        form(Place.GUIDES, "guides.add");
        form(Place.OUTPUTS, "outputs.tuner.add");
        form(Place.OUTPUTS, "outputs.profile.add");
        form(Place.PEOPLE, "people.user.add");
        form(Place.MEDIA_SERVERS, "exports.add");
        form(Place.ALERTS, "alerts.add");
        form(Place.RULES, "rules.add");
        form(Place.CHANNELS, "selection.title");
    }

    private void form(Place place, String button) throws Exception {
        desktop.open(place);
        desktop.press(Messages.of(button));
        until(() -> desktop.standsStill(".provider-form"));
        look(button);
        desktop.press(Messages.of("action.cancel"));
        until(() -> !desktop.shows(".provider-form"));
    }

    private void questions() throws Exception {
        desktop.open(Place.CHANNELS);
        var table = FxToolkit.on(() -> desktop.channels().getFirst());
        FxToolkit.on(() -> {
            table.getSelectionModel().selectRange(0, 3);
            return true;
        });
        question("rename many", () -> desktop.press(table, KeyCode.F2));
        question("number many", () -> desktop.press(table, KeyCode.F3));
        question("group", () -> desktop.press(table, KeyCode.G, KeyCode.CONTROL));
        question("place", () -> desktop.press(table, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT));
    }

    private interface Step {
        void run() throws Exception;
    }

    private void question(String name, Step step) throws Exception {
        step.run();
        until(() -> desktop.shows(".question-pane"));
        look(name);
        desktop.press(Messages.of("action.cancel"));
        until(() -> !desktop.shows(".question-pane"));
    }

    private void overAll() throws Exception {
        desktop.open(Place.CHANNELS);
        desktop.pressAnywhere(KeyCode.K, KeyCode.CONTROL);
        until(() -> desktop.shows(".palette"));
        look("palette");
        desktop.pressAnywhere(KeyCode.K, KeyCode.CONTROL);
        until(() -> !desktop.shows(".palette"));
        var table = FxToolkit.on(() -> desktop.channels().getFirst());
        FxToolkit.on(() -> {
            table.getSelectionModel().select(0);
            return true;
        });
        desktop.press(table, KeyCode.ENTER);
        until(() -> desktop.shows(".dock > *"));
        found.addAll(desktop.inEachSize("player in the dock", SIZES, LayoutCheck::outOfReach));
        found.addAll(desktop.inEachSize("player in the dock", SIZES, LayoutCheck::nameless));
        desktop.pressAnywhere(KeyCode.F11);
        until(() -> desktop.shows(".player-screen"));
        look("full screen");
    }

    private void look(String name) throws Exception {
        found.addAll(desktop.inEachSize(name, SIZES, EveryFormTest::faults));
    }

    private static List<String> faults(Parent root) {
        var faults = new ArrayList<>(LayoutCheck.outOfReach(root));
        // The page below may have names of channels that are longer than their column.
        for (var over : List.of(".shade", ".palette", ".player-screen"))
            root.lookupAll(over).stream()
                    .filter(Node::isVisible)
                    .forEach(node -> faults.addAll(LayoutCheck.cut((Parent) node)));
        LayoutCheck.nameless(root).forEach(way -> faults.add("no name: " + way));
        root.lookupAll(".shade .provider-form").stream()
                .filter(form -> rightEdge(form)
                        < root.lookupAll(".shade").stream()
                                .filter(shade -> contains(shade, form))
                                .mapToDouble(EveryFormTest::rightEdge)
                                .max()
                                .orElse(0))
                .forEach(form -> faults.add("not at the right edge: " + rightEdge(form)));
        return faults;
    }

    private static boolean contains(Node outer, Node inner) {
        for (var at = inner; at != null; at = at.getParent()) if (at.equals(outer)) return true;
        return false;
    }

    private static double rightEdge(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }
}
