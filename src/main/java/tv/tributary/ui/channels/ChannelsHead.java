package tv.tributary.ui.channels;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.ChannelsLayout.ChannelFace;
import tv.tributary.ui.control.HistoryButton;
import tv.tributary.ui.control.SegmentedSwitch;
import tv.tributary.ui.control.SegmentedSwitch.Segment;

/// The page's header: number of channels, view mode, undo and redo.
final class ChannelsHead extends HBox {
    private final ChannelsModel model;

    /// @param onChoose opens the sheet to choose what is watched
    ChannelsHead(ChannelsModel model, ChannelEdits edits, Runnable onChoose) {
        this.model = model;
        getStyleClass().add("page-head");
        setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .setAll(
                        createCount(),
                        gap,
                        createChoose(onChoose),
                        createFaces(),
                        HistoryButton.undo(edits.undo, edits::undo),
                        HistoryButton.redo(edits.redo, edits::redo));
    }

    private Label createCount() {
        var count = new Label();
        count.getStyleClass().add("channel-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.of(
                                model.filtered.get() ? "channels.count.some" : "channels.count.all",
                                model.rows.get().size(),
                                model.total.get()),
                        model.rows,
                        model.total,
                        model.filtered));
        count.visibleProperty().bind(model.total.greaterThan(0));
        return count;
    }

    private Button createChoose(Runnable onChoose) {
        var choose = new Button(Messages.of("selection.title"), new FontIcon("mdi2p-playlist-check"));
        choose.visibleProperty().bind(model.stage.isEqualTo(ChannelsModel.Stage.ROWS));
        choose.setOnAction(_ -> onChoose.run());
        return choose;
    }

    private Node createFaces() {
        return new SegmentedSwitch<>(
                model.face,
                List.of(
                        new Segment<>("mdi2f-format-list-bulleted", ChannelFace.LIST),
                        new Segment<>("mdi2v-view-grid-outline", ChannelFace.GRID)));
    }
}
