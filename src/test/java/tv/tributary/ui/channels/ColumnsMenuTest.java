package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class ColumnsMenuTest {
    private final TableView<ChannelRow> table;
    private final ColumnsMenu menu;

    ColumnsMenuTest() throws Exception {
        table = FxToolkit.on(() -> {
            var made = new TableView<ChannelRow>();
            for (var name : List.of("One", "Two", "Three")) made.getColumns().add(new TableColumn<>(name));
            return made;
        });
        menu = FxToolkit.on(() -> new ColumnsMenu(table));
    }

    @Test
    void aColumnMovesPastItsNeighbour() throws Exception {
        choose("One", "Move right");
        assertThat(titles()).containsExactly("Two", "One", "Three");
        choose("One", "Move left");
        choose("One", "Move left");
        assertThat(titles()).containsExactly("One", "Two", "Three");
    }

    @Test
    void aHiddenColumnIsNoNeighbour() throws Exception {
        choose("Two", "Shown");
        choose("Three", "Move left");
        assertThat(table.getVisibleLeafColumns())
                .extracting(TableColumn::getText)
                .containsExactly("Three", "One");
    }

    @Test
    void aColumnGrowsAndShrinks() throws Exception {
        var before = table.getColumns().getFirst().getWidth();
        choose("One", "Wider");
        assertThat(table.getColumns().getFirst().getWidth()).isEqualTo(before + 30);
        choose("One", "Narrower");
        assertThat(table.getColumns().getFirst().getWidth()).isEqualTo(before);
    }

    @Test
    void theLastColumnStays() throws Exception {
        for (var name : List.of("One", "Two", "Three")) choose(name, "Shown");
        assertThat(table.getVisibleLeafColumns())
                .extracting(TableColumn::getText)
                .containsExactly("Three");
    }

    private List<String> titles() {
        return table.getColumns().stream().map(TableColumn::getText).toList();
    }

    private void choose(String column, String verb) throws Exception {
        FxToolkit.on(() -> {
            var items = ((Menu) named(menu.getItems(), column)).getItems();
            var item = named(items, verb);
            if (item instanceof CheckMenuItem check) check.setSelected(!check.isSelected());
            item.fire();
            return true;
        });
    }

    private static MenuItem named(List<MenuItem> items, String text) {
        return items.stream()
                .filter(item -> item.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
