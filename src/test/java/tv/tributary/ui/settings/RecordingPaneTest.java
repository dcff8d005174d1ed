package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.NameStyle;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class RecordingPaneTest {
    @TempDir
    Path temp;

    private final Household home = new Household();
    private final Settings settings = new Settings(home.store.database());
    private final LatestValue<RecordingSettings> stored =
            settings.of(RecordingSettings.NAME, RecordingSettings.defaults());

    @AfterEach
    void close() {
        home.close();
    }

    /// Opens the section, types a folder and leaves it.
    private void folder(String typed) throws Exception {
        FxToolkit.on(() -> {
            var pane = new RecordingPane(settings, home.background, home.toasts);
            new Scene(pane);
            Subscription opened = pane.open();
            pane.lookupAll(".text-field").stream()
                    .filter(node -> "Folder".equals(node.getAccessibleText()))
                    .map(TextField.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .setText(typed);
            opened.close();
            return true;
        });
    }

    @Test
    void aFolderIsStoredAndWhatOthersStoredInPartsOfAUnitStays() throws Exception {
        settings.save(
                RecordingSettings.NAME,
                new RecordingSettings(
                        "", 2_500, 5, Duration.ofSeconds(90), Duration.ofSeconds(150), 3, FileSettings.defaults()));

        folder(temp.toString());

        until(() -> stored.get().folder().equals(temp.toString()));
        assertThat(stored.get())
                .isEqualTo(new RecordingSettings(
                        temp.toString(),
                        2_500,
                        5,
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(150),
                        3,
                        FileSettings.defaults()));
    }

    @Test
    void aTemplateShowsWhatItMakesAndABadOneIsNotTaken() throws Exception {
        var usual = FileSettings.defaults();
        FxToolkit.on(() -> {
            var fields = new RecordingNameFields();
            new Scene(fields);
            fields.style().set(NameStyle.OWN);
            fields.template().set("{channel}/{title}[ S{season}E{episode}]");
            assertThat(said(fields)).contains("BBC One/Night Train S01E02.ts", "BBC One/News.ts");
            assertThat(fields.over(usual))
                    .isEqualTo(usual.named(NameStyle.OWN, fields.template().get()));
            fields.template().set("../{title}");
            assertThat(said(fields)).contains("out of the folder").doesNotContain("BBC One");
            assertThat(fields.over(usual)).isEqualTo(usual);
            return true;
        });
    }

    private static String said(RecordingNameFields fields) {
        return fields.lookupAll(".label").stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsNoWholePathIsNotStored() throws Exception {
        settings.save(
                RecordingSettings.NAME,
                new RecordingSettings(temp.toString(), 0, 0, Duration.ZERO, Duration.ZERO, 3, FileSettings.defaults()));

        var seen = new CopyOnWriteArrayList<String>();
        try (var following = stored.follow(now -> seen.add(now.folder()))) {
            assertThat(following).isNotNull();
            folder("somewhere/else");
            folder(temp.resolve("later").toString());
            until(() -> seen.contains(temp.resolve("later").toString()));
        }
        assertThat(seen).doesNotContain("somewhere/else");
    }
}
