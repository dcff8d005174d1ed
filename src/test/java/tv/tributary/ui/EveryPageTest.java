package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Parent;
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

/// Every page of the whole desktop over a whole engine, in small and large windows, light and dark.
@ExtendWith(FxToolkit.class)
class EveryPageTest {
    private static final List<Size> SIZES = List.of(new Size(860, 540), new Size(1280, 720), new Size(3840, 2160));

    @TempDir
    Path temp;

    private WholeDesktop desktop;

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
    void nothingIsCutOrOutOfReachOnAnyPage() throws Exception {
        assertThat(onEveryPage(SIZES, LayoutCheck::cutOrOutOfReach)).isEmpty();
    }

    @Test
    @Tag("de")
    void norIsItInGerman() throws Exception {
        assertThat(Messages.of(Place.HOME)).isEqualTo("Start");
        assertThat(FxToolkit.on(() -> desktop.find(".nav-item", "Start"))).isPresent();
        assertThat(onEveryPage(List.of(new Size(860, 540), new Size(1280, 720)), LayoutCheck::cutOrOutOfReach))
                .isEmpty();
    }

    @Test
    void everyControlThatTheKeyboardReachesHasAName() throws Exception {
        assertThat(onEveryPage(SIZES, LayoutCheck::nameless)).isEmpty();
    }

    /// What a check finds on each page in each size and theme.
    private List<String> onEveryPage(List<Size> sizes, Function<Parent, List<String>> check) throws Exception {
        var found = new ArrayList<String>();
        for (var place : Place.values()) {
            if (desktop.open(place))
                found.addAll(desktop.inEachSize(place.name().toLowerCase(Locale.ROOT), sizes, check));
        }
        return found;
    }
}
