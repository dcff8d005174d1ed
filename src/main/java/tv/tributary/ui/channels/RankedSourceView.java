package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.text.Messages;

/// One stream of a channel: its place in line, who delivers it, how good it promises to be, and why it is here.
final class RankedSourceView extends HBox {
    private final int place;
    private final RankedSource ranked;

    RankedSourceView(int place, RankedSource ranked) {
        this.place = place;
        this.ranked = ranked;
        createView();
    }

    private void createView() {
        getStyleClass().add("ranked-source");
        var number = new Label(Integer.toString(place));
        number.getStyleClass().add("ranked-place");
        number.setAccessibleText(Messages.of("channels.source.place", place));
        if (place == 1) getStyleClass().add("first");
        var words = new VBox(createTitle(), createName(), createUrl());
        words.getStyleClass().add("ranked-words");
        if (!ranked.why().isEmpty()) words.getChildren().add(createWhy());
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(number, words);
    }

    private HBox createTitle() {
        var provider = new Label(ranked.providerName());
        provider.getStyleClass().add("ranked-provider");
        var title = new HBox(provider, new Spacer());
        title.getStyleClass().add("ranked-title");
        title.setAlignment(Pos.CENTER_LEFT);
        Quality.of(ranked.source().name()).ifPresent(quality -> {
            var mark = new Label(Messages.of(quality));
            mark.getStyleClass().add("quality-mark");
            mark.setMinWidth(USE_PREF_SIZE);
            title.getChildren().add(mark);
        });
        if (place == 1) {
            var first = new Label(Messages.of("channels.source.first"));
            first.getStyleClass().addAll("quality-mark", "played-first");
            first.setMinWidth(USE_PREF_SIZE);
            title.getChildren().add(first);
        }
        return title;
    }

    private Label createName() {
        var name = new Label(ranked.source().name());
        name.getStyleClass().add("ranked-name");
        return name;
    }

    private Label createUrl() {
        var url = new Label(ranked.shownUrl());
        url.getStyleClass().add("ranked-url");
        url.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        url.setTooltip(new Tooltip(ranked.shownUrl()));
        return url;
    }

    private Label createWhy() {
        var why = new Label(ranked.why());
        why.getStyleClass().add("ranked-why");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        return why;
    }
}
