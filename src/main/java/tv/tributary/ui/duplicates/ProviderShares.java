package tv.tributary.ui.duplicates;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.edit.Review.ProviderShare;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// Each provider's streams and the channels they are part of.
final class ProviderShares extends VBox {
    private final VBox rows = new VBox();

    ProviderShares(DuplicatesModel model) {
        getStyleClass().addAll("card", "provider-shares");
        var title = new Label(Messages.of("duplicates.providers.title"));
        title.getStyleClass().add("card-title");
        rows.getStyleClass().add("share-rows");
        getChildren().setAll(title, rows);
        model.figures.subscribe(figures ->
                figures.ifPresent(now -> show(now.providers(), now.counts().channels())));
    }

    private void show(List<ProviderShare> shares, int channels) {
        rows.getChildren()
                .setAll(shares.stream().map(share -> row(share, channels)).toList());
    }

    private static Node row(ProviderShare share, int channels) {
        var name = new Label(share.name());
        name.getStyleClass().add("share-name");
        name.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var count = new Label(Messages.of("duplicates.share", share.streams(), share.channels()));
        count.getStyleClass().add("share-count");
        count.setMinWidth(USE_PREF_SIZE);
        var words = new HBox(name, gap, count);
        words.setAlignment(Pos.BASELINE_LEFT);
        var share01 = channels == 0 ? 0 : (double) share.channels() / channels;
        var bar = new ProgressBar(share01);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.of("duplicates.share.of-all", share.name(), Units.percent(100 * share01)));
        var row = new VBox(words, bar);
        row.getStyleClass().add("share");
        return row;
    }
}
