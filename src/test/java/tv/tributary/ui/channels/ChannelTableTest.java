package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.channels.ChannelsLayout.SortBy;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.RowDrop.DropZone;

@ExtendWith(FxToolkit.class)
class ChannelTableTest {
    private final Household home = new Household();
    private final ChannelsModel model;
    private final ChannelTable table;

    ChannelTableTest() throws Exception {
        model = FxToolkit.on(() ->
                new ChannelsModel(home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge));
        table = FxToolkit.on(() -> new ChannelTable(model, ChannelsLayout.defaults(), actions(), LogoImages.empty()));
    }

    private ChannelActions actions() {
        var catalog = home.catalog;
        var edits = new ChannelEdits(catalog.editor(), catalog.history(), home.background, home.fxBridge, home.toasts);
        var preview = SamplePreview.of(home);
        return new ChannelActions(model, edits, preview, new ChannelDialogs(() -> new Scene(new Pane())));
    }

    @BeforeEach
    void fill() throws Exception {
        FxToolkit.on(() -> {
            model.providers.set(ManyChannels.PROVIDERS);
            model.rows.set(ManyChannels.rows(100));
            return true;
        });
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void theChosenChannelStaysChosenWhereverItGoes() throws Exception {
        FxToolkit.on(() -> {
            model.selected.set(Optional.of(new ChannelId(42)));
            model.rows.set(ManyChannels.rows(100).reversed());
            return true;
        });
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(58);
        assertThat(model.selected.get()).contains(new ChannelId(42));
    }

    @Test
    void aChannelFilteredAwayIsChosenAgainWhenItReturns() throws Exception {
        FxToolkit.on(() -> {
            model.selected.set(Optional.of(new ChannelId(42)));
            model.rows.set(List.of());
            model.rows.set(ManyChannels.rows(50));
            return true;
        });
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(41);
    }

    @Test
    void severalChosenChannelsStayChosenInTheirNewOrder() throws Exception {
        FxToolkit.on(() -> {
            table.getSelectionModel().selectIndices(2, 5, 7);
            return true;
        });
        FxToolkit.on(() -> {
            model.rows.set(ManyChannels.rows(100).reversed());
            return true;
        });
        assertThat(model.chosen.get())
                .extracting(row -> row.channel().id().value())
                .containsExactly(8L, 6L, 3L);
        assertThat(model.selected.get()).isEmpty();
    }

    @Test
    void aChannelAskedForFromElsewhereIsChosen() throws Exception {
        FxToolkit.on(() -> {
            table.getSelectionModel().selectIndices(2, 5);
            return true;
        });
        FxToolkit.on(() -> {
            model.select(Optional.of(new ChannelId(42)));
            return true;
        });
        assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(41);
    }

    @Test
    void anOrderChosenInTheMenuIsShownInTheTitles() throws Exception {
        var order = List.of(new SortBy(ChannelColumn.GROUP, SortBy.Direction.DOWN));
        FxToolkit.on(() -> {
            model.sort(order);
            return true;
        });
        assertThat(table.getSortOrder()).extracting(TableColumn::getId).containsExactly("GROUP");
        assertThat(table.getSortOrder().getFirst().getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
        assertThat(model.sort.get()).isEqualTo(order);
    }

    @Test
    void theGridShowsAndChoosesWhatTheTableDoes() throws Exception {
        var grid = FxToolkit.on(() -> new ChannelGrid(table, model, actions(), LogoImages.empty()));
        FxToolkit.on(() -> {
            grid.resize(700, 500);
            grid.fireEvent(pressed(KeyCode.RIGHT, false));
            grid.fireEvent(pressed(KeyCode.DOWN, true));
            return true;
        });
        // Four tiles fit into a line: from the second to the one below it.
        assertThat(grid.getItems()).hasSize(25);
        assertThat(table.getSelectionModel().getSelectedIndices()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void aKeyInThePulseOfTheSelectionActsOnTheChannelJustSelected() throws Exception {
        var edited = FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(4);
            table.getSelectionModel().clearAndSelect(7);
            table.fireEvent(pressed(KeyCode.F2, false));
            return model.editing.get();
        });
        assertThat(edited).contains(new ChannelsModel.InlineEdit(new ChannelId(8), ChannelColumn.NAME));
    }

    @Test
    void aSelectionSurvivesAListRenewedInTheSamePulse() throws Exception {
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(7);
            model.rows.set(ManyChannels.rows(100).reversed());
            return true;
        });
        assertThat(model.selected.get()).contains(new ChannelId(8));
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(92);
    }

    @Test
    void rowsDroppedBetweenTwoOthersStandThereAndKeysMoveThemOn() throws Exception {
        var names = List.of("Alpha", "Bravo", "Charlie", "Delta");
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", home.list("home.m3u", listOf(names))));
        home.catalog.sync().sync(provider.id());
        FxToolkit.on(model::open);
        Household.until(() -> shown().equals(names));

        FxToolkit.on(() -> {
            table.getSelectionModel().selectIndices(2, 3);
            var row = new ChannelTableRow(model, actions());
            row.updateTableView(table);
            row.updateIndex(0);
            row.drop().enter(DropZone.BEHIND);
            return row.drop().release();
        });
        Household.until(() -> shown().equals(List.of("Alpha", "Charlie", "Delta", "Bravo")));

        FxToolkit.on(() -> {
            table.fireEvent(withAlt(KeyCode.DOWN));
            table.fireEvent(withAlt(KeyCode.UP));
            table.fireEvent(withAlt(KeyCode.UP));
            return true;
        });
        Household.until(() -> shown().equals(List.of("Charlie", "Delta", "Alpha", "Bravo")));
        assertThat(FxToolkit.on(model::chosenNow))
                .extracting(row -> row.channel().name())
                .containsExactly("Charlie", "Delta");
    }

    @Test
    void inAnotherOrderThereIsNoBetweenAndKeysSayWhy() throws Exception {
        FxToolkit.on(() -> {
            model.sort.set(List.of(new SortBy(ChannelColumn.NAME, SortBy.Direction.UP)));
            table.getSelectionModel().clearAndSelect(4);
            table.fireEvent(withAlt(KeyCode.DOWN));
            return true;
        });
        assertThat(model.inPlaylistOrder.get()).isFalse();
        assertThat(home.toasts.said).contains("Channels can be moved only in the playlist’s order, without a search.");
    }

    private List<String> shown() {
        return model.rows.get().stream().map(row -> row.channel().name()).toList();
    }

    private static String listOf(List<String> names) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var name : names)
            list.append("#EXTINF:-1,")
                    .append(name)
                    .append("\nhttp://127.0.0.1:1/live/u/p/")
                    .append(names.indexOf(name))
                    .append(".ts\n");
        return list.toString();
    }

    private static KeyEvent withAlt(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, true, false);
    }

    private static KeyEvent pressed(KeyCode code, boolean isShift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, isShift, false, false, false);
    }

    @Test
    void hiddenColumnsAreNotKept() throws Exception {
        FxToolkit.on(() -> {
            table.getColumns().getLast().setVisible(false);
            return true;
        });
        assertThat(table.columnWidths())
                .extracting(ChannelsLayout.ColumnWidth::column)
                .containsExactly(
                        ChannelColumn.FAVOURITE,
                        ChannelColumn.NUMBER,
                        ChannelColumn.NAME,
                        ChannelColumn.GROUP,
                        ChannelColumn.BACKUPS,
                        ChannelColumn.PROVIDERS);
    }

    @Test
    void keptOrderAndColumnsComeBack() throws Exception {
        var layout = new ChannelsLayout(
                List.of(
                        new ChannelsLayout.ColumnWidth(ChannelColumn.NAME, 333),
                        new ChannelsLayout.ColumnWidth(ChannelColumn.NUMBER, 77)),
                List.of(new SortBy(ChannelColumn.NAME, SortBy.Direction.DOWN)),
                0.5,
                ChannelsLayout.ChannelFace.LIST,
                true,
                List.of(),
                false,
                List.of(ChannelColumn.GROUP, ChannelColumn.BACKUPS, ChannelColumn.PROVIDERS, ChannelColumn.GUIDE));
        var again = FxToolkit.on(() -> {
            model.sort.set(layout.sort());
            return new ChannelTable(model, layout, actions(), LogoImages.empty());
        });
        assertThat(again.getVisibleLeafColumns())
                .extracting(TableColumn::getId)
                .containsExactly("FAVOURITE", "NAME", "NUMBER");
        assertThat(again.getColumns().get(1).getPrefWidth()).isEqualTo(333);
        assertThat(again.getSortOrder().getFirst().getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
    }

    @Test
    void nonsenseInAKeptLayoutIsMended() {
        assertThat(new ChannelsLayout(
                                List.of(),
                                List.of(),
                                Double.NaN,
                                ChannelsLayout.ChannelFace.GRID,
                                true,
                                List.of(),
                                false,
                                List.of())
                        .divider())
                .isEqualTo(0.66);
        assertThat(new ChannelsLayout.ColumnWidth(ChannelColumn.NAME, -5).width())
                .isEqualTo(ChannelColumn.NAME.width);
    }
}
