package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Blocking;

/// One stream of a channel: its place in line, who delivers it, how good it promises to be, and why it is here.
final class RankedSourceView extends HBox {
    private final int place;
    private final RankedSource ranked;
    private final Blocking blocking;

    RankedSourceView(int place, RankedSource ranked, Blocking blocking) {
        this.place = place;
        this.ranked = ranked;
        this.blocking = blocking;
        createView();
    }

    private void createView() {
        getStyleClass().add("ranked-source");
        var number = new Label(Integer.toString(place));
        number.getStyleClass().add("ranked-place");
        number.setAccessibleText(Messages.of("channels.source.place", place));
        if (ranked.blocked()) getStyleClass().add("blocked");
        else if (place == 1) getStyleClass().add("first");
        var words = new VBox(createTitle(), createName(), createUrl());
        words.getStyleClass().add("ranked-words");
        if (!ranked.why().isEmpty()) words.getChildren().add(createWhy());
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(number, words, createBlock());
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
        if (ranked.blocked()) title.getChildren().add(mark("channels.source.blocked", "never-played"));
        else if (place == 1) title.getChildren().add(mark("channels.source.first", "played-first"));
        return title;
    }

    private static Label mark(String key, String style) {
        var mark = new Label(Messages.of(key));
        mark.getStyleClass().addAll("quality-mark", style);
        mark.setMinWidth(USE_PREF_SIZE);
        return mark;
    }

    private Button createBlock() {
        var source = ranked.source();
        var words = Messages.of(ranked.blocked() ? "channels.source.unblock" : "channels.source.block");
        var button = new Button("", new FontIcon(ranked.blocked() ? "mdi2r-restore" : "mdi2c-cancel"));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> {
            if (ranked.blocked()) blocking.unblock(source.id(), source.name());
            else blocking.block(source.id(), source.name());
        });
        return button;
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
