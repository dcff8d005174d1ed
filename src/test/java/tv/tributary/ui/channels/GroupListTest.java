package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class GroupListTest {
    private static final SequencedMap<String, Integer> SIZES = new TreeMap<>(Map.of("Films", 3, "Kids", 12, "News", 7));

    private final Household home = new Household();
    private final ChannelsModel model;
    private final ListView<?> list;

    GroupListTest() throws Exception {
        model = FxToolkit.on(() ->
                new ChannelsModel(home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge));
        list = FxToolkit.on(() -> {
            model.total.set(22);
            model.groupSizes.set(SIZES);
            return (ListView<?>) new GroupList(model).getChildren().getLast();
        });
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void allAreShownAtFirst() throws Exception {
        until(() -> list.getItems().size() == 5);
        until(() -> list.getSelectionModel().getSelectedIndices().equals(List.of(0)));
    }

    @Test
    void severalGroupsAreChosenAtOnce() throws Exception {
        select(2, 4);

        assertThat(model.chosenGroups.get()).containsExactlyInAnyOrder("Films", "News");
        assertThat(model.favourites.get()).isFalse();
    }

    @Test
    void favouritesOfAGroupAreChosen() throws Exception {
        select(1, 3);

        assertThat(model.chosenGroups.get()).containsExactly("Kids");
        assertThat(model.favourites.get()).isTrue();
    }

    @Test
    void allAgainEndsTheChoice() throws Exception {
        select(2, 4);
        select(0);

        // On the window's thread: the selection is put right after the choice.
        until(() -> model.chosenGroups.get().isEmpty());
        until(() -> list.getSelectionModel().getSelectedIndices().equals(List.of(0)));
    }

    @Test
    void aChoiceMadeElsewhereIsShownAndStaysWhenCountsChange() throws Exception {
        FxToolkit.on(() -> {
            model.chosenGroups.set(Set.of("News"));
            var grown = new TreeMap<>(SIZES);
            grown.put("Animals", 1);
            model.groupSizes.set(grown);
            return true;
        });

        until(() -> list.getSelectionModel().getSelectedIndices().equals(List.of(5)));
        assertThat(model.chosenGroups.get()).containsExactly("News");
    }

    private void select(int... rows) throws Exception {
        FxToolkit.on(() -> {
            list.getSelectionModel().clearSelection();
            for (var row : rows) list.getSelectionModel().select(row);
            return true;
        });
        FxToolkit.settle();
    }
}
