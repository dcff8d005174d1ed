package tv.tributary.ui.mediaservers;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.library.export.ExportPlan.PlannedChange;
import tv.tributary.library.export.ExportSettings;
import tv.tributary.library.export.InvalidExport.ExportProblem;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.mediaservers.ExportsModel.ExportEntry;

@ExtendWith(FxToolkit.class)
class MediaServersPageTest {
    private SampleExports sample;
    private ExportsModel model;
    private MediaServersView view;
    private Stage stage;
    private Subscription open = Subscription.none();

    @BeforeEach
    void openThePage() throws Exception {
        sample = new SampleExports();
        model = FxToolkit.on(sample::model);
        view = FxToolkit.on(() ->
                new MediaServersView(model, new ReadOnlyStringWrapper("http://192.168.1.20:9188/dav/k4m2t9w7x3/")));
        stage = FxToolkit.on(() -> {
            var shown = new Stage();
            shown.setScene(new Scene(view, 1_100, 700));
            shown.show();
            return shown;
        });
        open = FxToolkit.on(model::open);
        until(() -> model.entries.get().isPresent());
    }

    @AfterEach
    void closeIt() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            stage.hide();
            return true;
        });
        sample.close();
    }

    @Test
    void anExportIsAddedByItsFormPreviewedAndWritten() throws Exception {
        var folder = sample.folder("media");
        fire(Messages.of("exports.add"));
        until(() -> model.form.get().isPresent());
        fill(form -> {
            assertThat(form.address.get()).isEqualTo("http://192.168.1.20:9188");
            form.name.set("Living room");
            form.folder.set(folder.toString());
        });
        fire(Messages.of("providers.form.save"));
        until(() -> model.form.get().isEmpty() && entries().size() == 1);
        fire(Messages.of("exports.preview"));
        until(() -> changes().size() == 15);
        FxToolkit.on(() -> {
            search().setText("amelie");
            assertThat(changes()).isEmpty();
            search().setText("DUNE");
            assertThat(changes())
                    .extracting(PlannedChange::path)
                    .containsExactly(
                            "Movies/Dune - Part Two (2024)/Dune - Part Two (2024).strm",
                            "Movies/Dune - Part Two (2024)/Dune - Part Two (2024).nfo");
            return true;
        });
        assertThat(folder).isEmptyDirectory();
        FxToolkit.on(() -> {
            model.run(entries().getFirst());
            return true;
        });
        until(() -> entries().getFirst().status().words().startsWith("15 new"));
        assertThat(folder.resolve("Movies/Alien (1979)/Alien (1979).strm")).exists();
        assertThat(model.preview.get()).isEmpty();
    }

    @Test
    void whatIsWrongStandsAtItsField() throws Exception {
        FxToolkit.on(() -> {
            model.add();
            return true;
        });
        until(() -> model.form.get().isPresent());
        fill(form -> form.name.set("A"));
        save();
        until(() -> problem().equals(Optional.of(ExportProblem.FOLDER_MISSING)));
        fill(form -> form.folder.set("media"));
        save();
        until(() -> problem().equals(Optional.of(ExportProblem.FOLDER_BAD)));
        fill(form -> {
            form.folder.set(sample.folder("a").toString());
            form.movies.set(false);
            form.series.set(false);
        });
        save();
        until(() -> problem().equals(Optional.of(ExportProblem.NOTHING_CHOSEN)));
        assertThat(sample.exports.all()).isEmpty();
    }

    @Test
    void aGroupLeftOutAndOneWithAFolderOfItsOwnAreRules() throws Exception {
        var id = add(sample.folder("media"));
        FxToolkit.on(() -> {
            model.edit(entries().getFirst());
            return true;
        });
        until(() -> model.form.get().isPresent());
        fill(form -> {
            assertThat(form.categories)
                    .extracting(
                            row -> row.category().name(), row -> row.category().titles())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("Crime", 1),
                            org.assertj.core.groups.Tuple.tuple("FR | Comédie", 1),
                            org.assertj.core.groups.Tuple.tuple("Science Fiction", 2),
                            org.assertj.core.groups.Tuple.tuple("Series", 1));
            for (var row : form.categories) {
                if (row.category().name().equals("Crime")) row.included().set(false);
                if (row.category().name().startsWith("FR")) row.folder().set("French");
            }
        });
        save();
        until(() -> model.form.get().isEmpty());
        var plan = sample.exports.plan(id).orElseThrow();
        assertThat(plan.search("heat")).isEmpty();
        assertThat(plan.search("French/Amélie (2001)/")).hasSize(2);
    }

    @Test
    void theKeyboardRunsACardAndAsksBeforeItRemoves() throws Exception {
        var id = add(sample.folder("media"));
        press(KeyCode.F5);
        until(() -> sample.result(id).orElse("").startsWith("15 new"));
        press(KeyCode.P);
        until(() -> model.preview
                .get()
                .filter(preview -> preview.plan().isPresent())
                .isPresent());
        assertThat(FxToolkit.on(() -> changes().isEmpty())).isTrue();
        press(KeyCode.DELETE);
        assertThat(FxToolkit.on(() -> view.lookup(".question-pane") != null)).isTrue();
        assertThat(sample.exports.find(id)).isPresent();
    }

    private long add(Path folder) throws Exception {
        var added = sample.exports.add(ExportSettings.of("Home", folder.toString(), "http://192.168.1.20:9188"));
        until(() -> entries().size() == 1);
        return added.id();
    }

    private interface Filling {
        void fill(ExportForm form);
    }

    private void fill(Filling filling) throws Exception {
        FxToolkit.on(() -> {
            filling.fill(model.form.get().orElseThrow());
            return true;
        });
    }

    private void save() throws Exception {
        FxToolkit.on(() -> {
            model.save(model.form.get().orElseThrow());
            return true;
        });
    }

    private Optional<ExportProblem> problem() {
        return model.form.get().orElseThrow().problem.get();
    }

    private List<ExportEntry> entries() {
        return model.entries.get().orElse(List.of());
    }

    private TextField search() {
        return (TextField) view.lookup(".export-preview .text-field");
    }

    @SuppressWarnings("unchecked") // The preview has one list.
    private List<PlannedChange> changes() {
        return view.lookup(".export-preview .list-view") instanceof ListView<?> list
                ? ((ListView<PlannedChange>) list).getItems()
                : List.of();
    }

    private void press(KeyCode code) throws Exception {
        FxToolkit.on(() -> {
            var card = view.lookup(".provider-card");
            card.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    private void fire(String words) throws Exception {
        FxToolkit.on(() -> {
            view.applyCss();
            view.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> words.equals(button.getText()) && button.isVisible())
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
    }
}
