package tv.tributary.ui.titles;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.library.TitleRow;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout.TitleFace;

/// The headers of the table, over a real library.
@ExtendWith(FxToolkit.class)
class TitleTableTest {
    private SampleLibrary sample;
    private TitlesModel model;
    private TitleTable table;
    private Stage window;
    private Subscription open;

    @BeforeEach
    void openTheTable() throws Exception {
        sample = new SampleLibrary(120, 0);
        model = FxToolkit.on(
                () -> new TitlesModel(sample.library, Map::of, sample.home.background, sample.home.fxBridge));
        table = FxToolkit.on(() -> {
            model.face.set(TitleFace.TABLE);
            return new TitleTable(model, () -> {});
        });
        window = FxToolkit.on(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(table, 900, 600));
            stage.show();
            return stage;
        });
        open = FxToolkit.on(model::open);
        until(() -> table.getItems().size() == 120);
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            window.hide();
            return true;
        });
        sample.close();
    }

    @Test
    void aHeaderSortsAndItsSecondClickTurnsTheOrderRound() throws Exception {
        click("titles.column.year");
        until(() -> years().equals(
                        years().stream().sorted(Comparator.reverseOrder()).toList()));
        assertThat(FxToolkit.on(() -> model.order.get())).isEqualTo(TitleOrder.YEAR);
        assertThat(FxToolkit.on(() -> column("titles.column.year").getSortType()))
                .isEqualTo(SortType.DESCENDING);
        click("titles.column.year");
        until(() -> years().equals(years().stream().sorted().toList()));
        click("titles.column.year");
        until(() -> years().equals(
                        years().stream().sorted(Comparator.reverseOrder()).toList()));
    }

    @Test
    void namesBeginWithTheFirst() throws Exception {
        click("titles.column.name");
        until(() -> model.order.get() == TitleOrder.NAME && names().equals(sortedNames()));
        click("titles.column.name");
        until(() -> names().equals(sortedNames().reversed()));
    }

    @Test
    void theOrderThatIsChosenAboveIsMarkedInItsHeader() throws Exception {
        FxToolkit.on(() -> {
            model.sort(TitleOrder.RATING);
            return true;
        });
        assertThat(FxToolkit.on(() -> List.copyOf(table.getSortOrder())))
                .isEqualTo(List.of(column("titles.column.rating")));
    }

    /// As JavaFX does it: down after up, then the mark goes.
    private void click(String header) throws Exception {
        FxToolkit.on(() -> {
            var column = column(header);
            if (!table.getSortOrder().contains(column)) {
                column.setSortType(SortType.ASCENDING);
                table.getSortOrder().setAll(List.of(column));
            } else if (column.getSortType() == SortType.ASCENDING) {
                column.setSortType(SortType.DESCENDING);
            } else {
                table.getSortOrder().remove(column);
            }
            return true;
        });
    }

    private TableColumn<TitleRow, ?> column(String key) {
        return table.getColumns().stream()
                .filter(column -> column.getText().equals(Messages.of(key)))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> years() {
        return table.getItems().stream().map(TitleRow::year).toList();
    }

    private List<String> names() {
        return table.getItems().stream().map(TitleRow::name).toList();
    }

    private List<String> sortedNames() {
        return names().stream().sorted().toList();
    }
}
