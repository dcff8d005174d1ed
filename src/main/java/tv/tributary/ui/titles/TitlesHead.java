package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.SegmentedSwitch;
import tv.tributary.ui.control.SegmentedSwitch.Segment;
import tv.tributary.ui.titles.TitlesModel.TitlesLayout.TitleFace;

/// The page's header: films or series, how many there are, wall or table.
final class TitlesHead extends HBox {
    private final TitlesModel model;

    TitlesHead(TitlesModel model) {
        this.model = model;
        getStyleClass().add("page-head");
        setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(createKinds(), createCount(), gap, createFaces());
    }

    private Node createKinds() {
        var group = new ToggleGroup();
        var movies = createKind(TitleKind.MOVIE, group);
        movies.getStyleClass().add(Styles.LEFT_PILL);
        var series = createKind(TitleKind.SERIES, group);
        series.getStyleClass().add(Styles.RIGHT_PILL);
        return new HBox(movies, series);
    }

    private ToggleButton createKind(TitleKind kind, ToggleGroup group) {
        var button = new ToggleButton(Messages.of(kind));
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        model.kind.subscribe(now -> button.setSelected(now == kind));
        // A second click must not leave neither chosen.
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.showKind(kind);
        });
        return button;
    }

    private Label createCount() {
        var count = new Label();
        count.getStyleClass().add("channel-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.of(
                                model.filtered.get() ? "titles.count.some" : "titles.count.all",
                                model.rows.get().size(),
                                model.counts.get().total()),
                        model.rows,
                        model.counts,
                        model.filtered));
        count.visibleProperty().bind(model.stage.isEqualTo(TitlesModel.Stage.ROWS));
        return count;
    }

    private Node createFaces() {
        return new SegmentedSwitch<>(
                model.face,
                List.of(
                        new Segment<>("mdi2v-view-grid-outline", TitleFace.WALL),
                        new Segment<>("mdi2f-format-list-bulleted", TitleFace.TABLE)));
    }
}
