package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.WholeDesktop.Size;
import tv.tributary.ui.nav.Place;

/// Every page of the whole desktop over a whole engine, in small and large windows, light and dark.
@ExtendWith(FxToolkit.class)
class EveryPageTest {
    private static final List<Size> ALL_SIZES = List.of(new Size(860, 540), new Size(1280, 720), new Size(3840, 2160));
    private static final List<Size> SMALL_SIZES = ALL_SIZES.subList(0, 2);

    @TempDir
    Path temp;

    @Test
    void nothingIsCutOrOutOfReachAndWhateverTheKeyboardReachesHasAName() throws Exception {
        try (var desktop = new WholeDesktop(temp, "en")) {
            assertThat(faultsOfEveryPage(desktop, ALL_SIZES)).isEmpty();
        }
    }

    @Test
    void soItIsInGerman() throws Exception {
        try (var desktop = new WholeDesktop(temp, "de")) {
            assertThat(Messages.of(Place.HOME)).isEqualTo("Start");
            assertThat(FxToolkit.on(() -> desktop.find(".nav-item", "Start"))).isPresent();
            assertThat(faultsOfEveryPage(desktop, SMALL_SIZES)).isEmpty();
        }
    }

    /// What is wrong on each page in each size and theme. A page is laid out once for all checks, which takes longest.
    private static List<String> faultsOfEveryPage(WholeDesktop desktop, List<Size> sizes) throws Exception {
        var found = new ArrayList<String>();
        for (var place : Place.values()) {
            if (desktop.open(place))
                found.addAll(desktop.inEachSize(place.name().toLowerCase(Locale.ROOT), sizes, EveryPageTest::faults));
        }
        return found;
    }

    private static List<String> faults(Parent page) {
        var faults = new ArrayList<>(LayoutCheck.cutOrOutOfReach(page));
        LayoutCheck.nameless(page).forEach(way -> faults.add("no name: " + way));
        return faults;
    }
}
