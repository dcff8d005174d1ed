package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelRow;
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
    void twoSInOnePulseMakeAFavouriteAndTakeItBack() throws Exception {
        show("Alpha", "Bravo");
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(1);
            table.fireEvent(typed("s"));
            table.fireEvent(typed("s"));
            table.fireEvent(pressed(KeyCode.UP, false));
            return true;
        });
        Household.until(() -> steps().equals(List.of("FAVOURITE Bravo", "UNFAVOURITE Bravo")));
    }

    @Test
    void aStarIsForTheChannelItWasPressedOnThoughAnotherOneWasClickedInTheSamePulse() throws Exception {
        show("Alpha", "Bravo", "Charlie");
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(0);
            table.fireEvent(typed("s"));
            table.getSelectionModel().clearAndSelect(2);
            table.fireEvent(pressed(KeyCode.ESCAPE, false));
            return true;
        });
        Household.until(() -> steps().equals(List.of("FAVOURITE Alpha")));
    }

    @Test
    void afterAChannelIsHiddenKeysAreForTheNextOne() throws Exception {
        show("Alpha", "Bravo", "Charlie");
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(1);
            table.fireEvent(pressed(KeyCode.DELETE, false));
            return true;
        });
        Household.until(() -> shown().equals(List.of("Alpha", "Charlie")));
        var edited = FxToolkit.on(() -> {
            table.fireEvent(pressed(KeyCode.F2, false));
            return model.editing.get().orElseThrow().channel();
        });
        assertThat(home.catalog.channels().channel(edited).orElseThrow().name()).isEqualTo("Charlie");
    }

    @Test
    void soTheyAreIfTheChoiceWasElsewhereMeanwhile() throws Exception {
        show("Alpha", "Bravo", "Charlie");
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(1);
            table.fireEvent(pressed(KeyCode.DELETE, false));
            table.getSelectionModel().clearAndSelect(0);
            model.chosenNow();
            table.getSelectionModel().clearAndSelect(1);
            return true;
        });
        Household.until(() -> shown().equals(List.of("Alpha", "Charlie")));
        assertThat(FxToolkit.on(model::chosenNow))
                .extracting(row -> row.channel().name())
                .containsExactly("Charlie");
    }

    @Test
    void aChannelThatSomebodyElseTookAwayLeavesNothingChosen() throws Exception {
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(7);
            model.chosenNow();
            model.rows.set(ManyChannels.rows(7));
            return true;
        });
        assertThat(table.getSelectionModel().isEmpty()).isTrue();
    }

    @Test
    void theNeighbourIsTheNextThatIsLeftOrAtTheEndTheOneBefore() {
        var rows = ManyChannels.rows(5);
        var left = List.of(rows.get(0), rows.get(1), rows.get(4));
        assertThat(ChannelTable.neighbour(rows, ids(rows.get(2)), left)).hasValue(2);
        assertThat(ChannelTable.neighbour(rows, ids(rows.get(2), rows.get(3)), left))
                .hasValue(2);
        assertThat(ChannelTable.neighbour(rows, ids(rows.get(4)), rows.subList(0, 4)))
                .hasValue(3);
        assertThat(ChannelTable.neighbour(rows, ids(rows.get(0)), List.of())).isEmpty();
    }

    @Test
    void whatIsTypedBeforeTheFieldIsThereIsForItAllTheSame() throws Exception {
        show("Alpha", "Bravo");
        FxToolkit.on(() -> {
            table.getSelectionModel().clearAndSelect(1);
            table.fireEvent(pressed(KeyCode.F2, false));
            for (var letter : List.of("A", "r", "t", "e")) {
                table.fireEvent(pressed(KeyCode.getKeyCode(letter.toUpperCase(Locale.ROOT)), false));
                table.fireEvent(typed(letter));
            }
            table.fireEvent(pressed(KeyCode.ENTER, false));
            return true;
        });
        Household.until(() -> shown().equals(List.of("Alpha", "Arte")));
    }

    @Test
    void onlyTheCellInSightIsTypedIn() throws Exception {
        var fields = FxToolkit.on(() -> {
            var scene = new Scene(new Pane(table), 900, 500);
            table.resize(900, 500);
            scene.getRoot().applyCss();
            table.layout();
            table.scrollTo(60);
            table.layout();
            table.scrollTo(0);
            table.layout();
            // Cells that are out of use still show the rows they had; these stand elsewhere now.
            model.rows.set(ManyChannels.rows(100).reversed());
            table.layout();
            var counts = new ArrayList<Integer>();
            for (var at = 0; at < 100; at += 7) {
                table.getSelectionModel().clearAndSelect(at);
                table.fireEvent(pressed(KeyCode.F2, false));
                counts.add(table.lookupAll(".inline-field").size());
                assertThat(scene.getFocusOwner()).isInstanceOf(TextField.class);
                model.stopEditing();
            }
            return counts;
        });
        assertThat(fields).containsOnly(1);
    }

    @Test
    void rowsDroppedBetweenTwoOthersStandThereAndKeysMoveThemOn() throws Exception {
        show("Alpha", "Bravo", "Charlie", "Delta");

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

    /// Reads a list of these channels and opens the page over it.
    private void show(String... names) throws Exception {
        var list = home.list("home.m3u", listOf(List.of(names)));
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", list));
        home.catalog.sync().sync(provider.id());
        FxToolkit.on(model::open);
        Household.until(() -> shown().equals(List.of(names)));
    }

    /// What the history says was done, the oldest first.
    private List<String> steps() {
        return home.catalog.history().recent(10).reversed().stream()
                .map(step -> step.kind() + " "
                        + Stream.of("Alpha", "Bravo", "Charlie")
                                .filter(step.words()::contains)
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    private static Set<ChannelId> ids(ChannelRow... rows) {
        return Stream.of(rows).map(row -> row.channel().id()).collect(Collectors.toSet());
    }

    private static KeyEvent typed(String letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
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
